import type { Deps } from './deps.ts';
import type { ResourceRequest } from './request.ts';

/** A request that is done. The physical id is the resource's own unless named here; on Update, another one is a replacement. */
export type Done = {
  data?: Record<string, string>;
  noEcho?: boolean;
  physicalId?: string;
  /** Beside the answer, this check goes on without a ResponseURL: something is still to be delivered. */
  deliver?: string;
};

/** A request that is not done yet: `later` names the check that will look again, `state` is handed to it. */
export type Later = { later: string; state?: unknown };

export type Outcome = Done | Later;

export type Look = {
  state: unknown;
  /** There will be no further look before the deadline: settle with what there is. */
  last: boolean;
};

/** `code` makes it a failure. The physical id is the resource's own unless named here. */
export type AtDeadline = { code?: string; reason: string; data?: Record<string, string>; physicalId?: string };

/** One kind of later look at a request. */
export type Check = {
  run(deps: Deps, request: ResourceRequest, look: Look): Promise<Done | 'not yet'>;
  /**
   * The answer when the deadline has come and nothing else was said: sent before any other work, without this file being
   * loaded, so it is data, or made into data when the request is handed over.
   */
  atDeadline: AtDeadline | ((request: ResourceRequest, state: unknown) => AtDeadline);
  /** In words, for whoever asks why nothing happens. */
  waitsFor?: string;
  /** Settles earlier than CloudFormation's own limit. */
  waitMs?: number;
  /** After the answer at the deadline, this record is left, without a ResponseURL. */
  thenDeliver?: string;
};

/**
 * A custom resource: plain functions that may be called twice with the same request, and that throw AgentError for what
 * trying again will not change. Everything else that is thrown is looked at again when `again` names a check.
 */
export type Resource = {
  /** Chosen by us, the same for every answer about this resource, known before anything is made. */
  physicalId(request: ResourceRequest): string;
  create(deps: Deps, request: ResourceRequest): Promise<Outcome>;
  update(deps: Deps, request: ResourceRequest): Promise<Outcome>;
  delete(deps: Deps, request: ResourceRequest): Promise<Outcome>;
  checks?: Record<string, Check>;
  /** The check that takes over when time runs out or something passing goes wrong. Whoever has one may meet a Delete. */
  again?: Partial<Record<ResourceRequest['RequestType'], string>>;
  /** Answered in place of a failure, where failing would wedge or hold the stack. */
  insteadOfFailure?: Partial<Record<ResourceRequest['RequestType'], Done>>;
  /**
   * Called when a Create or Update finds that the resource was deleted meanwhile, and when a Create was cancelled: removes
   * what was made since.
   */
  stop?(deps: Deps, request: ResourceRequest): Promise<void>;
  /** Its Delete goes by StackId and runs for whatever id it is given. */
  deletesByStack?: boolean;
  /** Only the agent stack itself may have one. */
  agentStackOnly?: boolean;
};
