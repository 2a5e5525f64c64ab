import type { Clock } from './clock.ts';
import type { Principal } from './principal.ts';
import type { Region } from './regions.ts';

/** Everything there is: accounts, regions, state by service, and the door through which services reach each other. */
export type World = {
  partition: string;
  /** Ends ARNs' hosts: amazonaws.com for the partition aws. */
  dnsSuffix: string;
  regions: Region[];
  clock: Clock;
  /** Owned by state.ts. */
  states: Map<string, unknown>;
  /** http://127.0.0.1:PORT, once listening. */
  endpoint: string;
  /** At most so many Lambda processes are alive at a time. */
  maxLambdaProcesses: number;
  /** Runs an operation in this process, through authorization, the call log and faults, as if it had come over HTTP. */
  dispatch: Dispatch;
  /** Ends with the world; long-running work of services stops on it. */
  signal: AbortSignal;
  log: (line: string) => void;
};

export type DispatchRequest = {
  /** Signing name of the service. */
  service: string;
  operation: string;
  principal: Principal;
  account: string;
  region: string;
  input: unknown;
  via?: string;
  requestId?: string;
  sourceIp?: string;
  accessKeyId?: string;
  userAgent?: string;
  traceHeader?: string;
  signal?: AbortSignal;
};

export type Dispatch = <Output>(request: DispatchRequest) => Promise<Output>;
