import type { ResourceRequest } from '../../../agent/request.ts';
import type { Commander } from './commander.ts';

export type FaultFacts = {
  /** Completes "answers each request once, by its deadline, when …". */
  when: string;
  /** The request still succeeds. */
  isOvercome?: true;
  /** What a failure may be called then. Without it any code will do. */
  codes?: string[];
  /** A successful update is taken back too: something else in the stack failed. */
  swapsBack?: true;
  /** It moves the clock far, so nothing else may run beside it. */
  movesClock?: true;
  /** The request never reaches the commander. */
  swallows?: true;
};

type End = void | (() => void);

/** One thing that goes wrong, at one request. */
export type Fault<Kind extends Commander = Commander> = FaultFacts & {
  /** Makes it happen from now on; answers what ends it. */
  arm(commander: Kind, request: ResourceRequest): End | Promise<End>;
};
