import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type FunctionSettings = {
  role: string;
  runtime: string;
  handler: string;
  description: string;
  timeout: number;
  memorySize: number;
  /** Absent until it is given, if only as an empty one. */
  environment?: Record<string, string>;
  deadLetterTargetArn?: string;
  architectures: string[];
  ephemeralStorage: number;
  tracingMode: string;
  logGroup?: string;
};

export type FunctionVersion = {
  version: string;
  settings: FunctionSettings;
  /** SHA-256 of the zip, base64: the key of the code store and the answer's CodeSha256. */
  codeSha256: string;
  codeSize: number;
  revisionId: string;
  /** Its revision once it is settled. */
  settledRevisionId?: string;
  lastModified: number;
  /** Until this moment the function is Pending (first) or its update InProgress (later). */
  settledAt: number;
  pending: boolean;
  /** What $LATEST was described as when this was published from it: a new description alone makes a new version. */
  latestDescription?: string;
};

export type Alias = {
  name: string;
  functionVersion: string;
  description: string;
  revisionId: string;
  /** Which share of the invocations goes to another version. */
  routing?: Record<string, number>;
};

export type PolicyStatement = Record<string, unknown> & { Sid: string };

export type EventInvokeConfig = {
  lastModified: number;
  maximumRetryAttempts?: number;
  maximumEventAge?: number;
  onFailure?: string;
  onSuccess?: string;
};

export type LambdaFunction = {
  name: string;
  arn: string;
  account: string;
  region: string;
  latest: FunctionVersion;
  versions: FunctionVersion[];
  nextVersion: number;
  aliases: Record<string, Alias>;
  tags: Record<string, string>;
  /** By qualifier; '' is the function itself. */
  policies: Record<string, PolicyStatement[]>;
  eventInvoke: Record<string, EventInvokeConfig>;
  recursiveLoop: 'Allow' | 'Terminate';
  reservedConcurrency?: number;
};

export type EventSourceMapping = {
  uuid: string;
  arn: string;
  account: string;
  region: string;
  functionName: string;
  qualifier?: string;
  functionArn: string;
  eventSourceArn: string;
  batchSize: number;
  batchingWindow: number;
  reportBatchItemFailures: boolean;
  maximumConcurrency?: number;
  enabled: boolean;
  lastModified: number;
  tags: Record<string, string>;
  /** Until then Creating, Updating, Enabling…; a deleted mapping is gone afterwards. */
  settledAt: number;
  change: 'Creating' | 'Updating' | 'Enabling' | 'Disabling' | 'Deleting';
};

/** An asynchronous invocation that is not over. */
export type AsyncEvent = {
  id: string;
  functionName: string;
  qualifier?: string;
  payload: string;
  traceHeader: string;
  /** Loop detection let it in no more. */
  stopped: boolean;
  enqueuedAt: number;
  attempts: number;
  /** When the next attempt may start. */
  dueAt: number;
};

export type LambdaState = {
  functions: Map<string, LambdaFunction>;
  mappings: Map<string, EventSourceMapping>;
  events: Map<string, AsyncEvent>;
};

export const lambdaState = regionalState<LambdaState>('lambda', () => ({
  functions: new Map(),
  mappings: new Map(),
  events: new Map(),
}));

/** Zips by hash, once for the whole world: the same agent runs in many accounts and regions. */
export const codeStore = (world: World): Map<string, Uint8Array> =>
  regionalState<Map<string, Uint8Array>>('lambda-code', () => new Map())(world, 'all', 'global');
