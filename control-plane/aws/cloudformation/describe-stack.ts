import { CloudFormationClient, DescribeStacksCommand, type Stack as SdkStack } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { awsErrorOf } from '../aws-error.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';
import { rollbackTriggersOf, type RollbackTriggers } from './rollback-triggers.ts';

export type Stack = {
  stackId: string;
  stackName: string;
  /** An open string: AWS adds states. */
  status: string;
  statusReason: string;
  parameters: Record<string, string>;
  outputs: Record<string, string>;
  roleArn: string | null;
  notificationArns: string[];
  disableRollback: boolean;
  rollbackTriggers: RollbackTriggers;
  terminationProtection: boolean;
  /** The change set that changed it last, or that made its empty shell. */
  changeSetId: string | null;
};

/** A stack by name or id; undefined when there is none. By id a deleted stack is still found, by name it is not. */
export const describeStack = async (aws: Aws, access: RoleAccess, stack: string): Promise<Stack | undefined> => {
  try {
    const { Stacks } = await callAs(aws, access, CloudFormationClient, 'DescribeStacks', (client) =>
      client.send(new DescribeStacksCommand({ StackName: stack })),
    );
    return Stacks?.[0] && stackOf(Stacks[0]);
  } catch (error) {
    const said = awsErrorOf(error);
    if (said?.code === 'ValidationError' && said.message.includes('does not exist')) return undefined;
    throw error;
  }
};

const stackOf = (stack: SdkStack): Stack => ({
  stackId: stack.StackId ?? '',
  stackName: stack.StackName ?? '',
  status: stack.StackStatus ?? '',
  statusReason: stack.StackStatusReason ?? '',
  parameters: Object.fromEntries(
    (stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? '', ParameterValue ?? '']),
  ),
  outputs: Object.fromEntries(
    (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey ?? '', OutputValue ?? '']),
  ),
  roleArn: stack.RoleARN ?? null,
  notificationArns: stack.NotificationARNs ?? [],
  disableRollback: stack.DisableRollback ?? false,
  rollbackTriggers: rollbackTriggersOf(stack.RollbackConfiguration),
  terminationProtection: stack.EnableTerminationProtection ?? false,
  changeSetId: stack.ChangeSetId ?? null,
});
