/**
 * What a person of the account may ask a commander, by invoking it with the account's own credentials. CloudFormation's
 * requests have fixed members of their own, so that no template can word a command.
 */
export type CommanderCommand = DescribeRequests | CancelRequest;

type RequestType = 'Create' | 'Update' | 'Delete';

/** A request that CloudFormation waits for, as its events show it: `since` is when CloudFormation began to wait. */
export type WaitingRequest = {
  stackId: string;
  logicalId: string;
  resourceType: string;
  requestType: RequestType;
  since: string;
  /** The resource's ServiceTimeout, in seconds; empty where there is none. */
  serviceTimeout: string;
};

/** What does the agent know of these requests? */
export type DescribeRequests = { StackeryCommand: 'describe-requests'; requests: WaitingRequest[] };

export type RequestFacts = {
  /** Answered until then, whatever happens. */
  deadline: string;
  /** In words; null where the agent does not know the resource type, or has nothing to wait for. */
  waitsFor: string | null;
  cancelledAt: string | null;
};

/** `requests` in the order asked; `queued` is how many records the provision-check queue holds. */
export type DescribedRequests = { requests: RequestFacts[]; queued: number };

/** Answer FAILED to this one, and to no later one about the same resource. */
export type CancelRequest = {
  StackeryCommand: 'cancel-request';
  stackId: string;
  logicalId: string;
  requestType: RequestType;
  since: string;
};

export type CancelledRequest = { cancelledAt: string };

/** In place of either answer. */
export type RefusedCommand = { error: { code: string; message: string; hint: string } };
