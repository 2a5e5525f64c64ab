import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { groupName, onGroup } from './log-groups.ts';
import { logsState, type LogGroup } from './state.ts';

/** Tagging takes the ARN without :*, and is forgiving about it. */
export const findTagged = ({ world, account, region }: Call, arn: string | undefined): LogGroup => {
  const group = logsState(world, account, region).groups.get(groupName({ logGroupIdentifier: arn }));
  if (group === undefined) {
    throw new AwsError('ResourceNotFoundException', 'The specified resource does not exist.');
  }
  return group;
};

export const onTagged = (
  call: Call,
  action: string,
  arn: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => onGroup(call, action, groupName({ logGroupIdentifier: arn }), context);
