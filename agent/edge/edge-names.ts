import { createHash } from 'node:crypto';
import { arnIn } from '../names.ts';
import type { ResourceRequest } from '../request.ts';

/** CloudFront takes its functions from here, wherever the stack is. */
export const edgeRegion = 'us-east-1';

/** Says which stack a function was made for. Nothing without it is changed or removed: IAM asks for it too. */
export const stackTag = 'StackeryEdgeStackId';
/** When the Create was asked that made the function, or took it back: no Delete from before that sweeps it. */
export const wantedTag = 'StackeryEdgeWantedAt';
/** Set before a removal is tried, and taken away when the function is wanted again. */
export const removedTag = 'StackeryEdgeRemovedAt';

/**
 * What may be used by edge functions carries this at the beginning of its name: the functions themselves, the roles that they
 * run as, the buckets that their code comes from. The name is how the account's owner says yes.
 */
export const edgePrefix = (namePrefix: string): string => `${namePrefix}-edge-`;

/** The same for every request about one resource of one stack; a reader still sees which. At most 64 characters. */
export const edgeFunctionName = (
  namePrefix: string,
  { StackId, LogicalResourceId }: Pick<ResourceRequest, 'StackId' | 'LogicalResourceId'>,
): string => {
  const hash = createHash('sha256').update(`${StackId}|${LogicalResourceId}`).digest('hex').slice(0, 8);
  const stack = StackId.split('/')[1] ?? '';
  const shown = `${stack}-${LogicalResourceId}`.replace(/[^A-Za-z0-9-]/g, '');
  const start = edgePrefix(namePrefix);
  return `${start}${shown.slice(0, 64 - start.length - hash.length - 1)}-${hash}`;
};

export const edgeFunctionArn = (stackId: string, name: string): string =>
  arnIn(stackId, 'lambda', edgeRegion, `function:${name}`);
