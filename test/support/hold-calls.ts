import type { FaultMatch } from '../../local-aws/faults.ts';
import type { TestAws } from './start-local-aws.ts';

export type HeldCalls = {
  /** Resolves when the first of them waits. */
  underWay: Promise<void>;
  letGo(): void;
};

/** Lets calls wait before they do anything, so that a test can act meanwhile, however slow the machine is. */
export const holdCalls = ({ faults }: Pick<TestAws, 'faults'>, match: FaultMatch): HeldCalls => {
  let reached = () => {};
  let go = () => {};
  const underWay = new Promise<void>((resolve) => (reached = resolve));
  const held = new Promise<void>((resolve) => (go = resolve));
  const remove = faults.add({
    ...match,
    kind: 'beforehand',
    run: () => {
      reached();
      return held;
    },
  });
  const letGo = () => {
    remove();
    go();
  };
  return { underWay, letGo };
};
