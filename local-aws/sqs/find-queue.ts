import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, ContextValue, PolicyDocument } from '../operation.ts';
import { accountOf } from '../principal.ts';
import { tagContext } from '../tag-context.ts';
import { queueArn, sqsState, type Queue } from './state.ts';

/** A queue URL names its account and queue in the path, whatever host it was written with; a bare name is the caller's. */
const parseQueueUrl = (call: Call, url: string): { account: string; name: string } => {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  const [name, account = path === url ? call.account : undefined] = path.split('/').filter(Boolean).reverse();
  if (name === undefined || account === undefined) {
    throw new AwsError('InvalidAddress', `The address ${url} is not valid for this endpoint.`, 404);
  }
  return { account, name };
};

const requireUrl = (url: string | undefined): string => {
  if (!url) throw new AwsError('MissingParameter', 'The request must contain the parameter QueueUrl.');
  return url;
};

const lookUp = (call: Call, url: string | undefined): Queue | undefined => {
  const { account, name } = parseQueueUrl(call, requireUrl(url));
  return sqsState(call.world, account, call.region).queues.get(name);
};

export const findQueue = (call: Call, url: string | undefined): Queue => {
  const queue = lookUp(call, url);
  if (queue === undefined) throw queueDoesNotExist();
  return queue;
};

export const queueDoesNotExist = (): AwsError =>
  new AwsError('QueueDoesNotExist', 'The specified queue does not exist.');

export const queuePolicy = (queue: Queue | undefined): PolicyDocument | undefined =>
  queue?.attributes.Policy ? (JSON.parse(queue.attributes.Policy) as PolicyDocument) : undefined;

/** A policy cannot let other accounts do these. */
const ownerOnly = ['DeleteQueue', 'ListQueueTags', 'SetQueueAttributes', 'TagQueue', 'UntagQueue'];

/** The decision on one action at the queue of a URL, with the queue's own policy. */
export const onQueue = (
  call: Call,
  action: string,
  url: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  const { account, name } = parseQueueUrl(call, requireUrl(url));
  const queue = lookUp(call, url);
  const isStranger = accountOf(call.principal) !== account;
  return [
    {
      action: `sqs:${action}`,
      resource: queueArn(call.world, account, call.region, name),
      resourceAccount: account,
      resourcePolicy: isStranger && ownerOnly.includes(action) ? undefined : queuePolicy(queue),
      context: { ...tagContext('aws:ResourceTag', queue?.tags ?? {}), ...context },
    },
  ];
};
