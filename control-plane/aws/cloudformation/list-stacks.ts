import { CloudFormationClient, ListStacksCommand, StackStatus } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

export type ListedStack = { stackId: string; stackName: string; status: string; updatedAt: Date | null };
export type StackPage = { stacks: ListedStack[]; nextToken: string | undefined };

// AWS keeps deleted stacks in the list for 90 days
const alive = Object.values(StackStatus).filter((status) => status !== 'DELETE_COMPLETE');

/** One page of the stacks that a region has. */
export const listStacks = async (aws: Aws, access: RoleAccess, nextToken?: string): Promise<StackPage> => {
  const answer = await callAs(aws, access, CloudFormationClient, 'ListStacks', (client) =>
    client.send(new ListStacksCommand({ StackStatusFilter: alive, NextToken: nextToken })),
  );
  const stacks = (answer.StackSummaries ?? []).map((stack) => ({
    stackId: stack.StackId ?? '',
    stackName: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    updatedAt: stack.LastUpdatedTime ?? stack.CreationTime ?? null,
  }));
  return { stacks, nextToken: answer.NextToken };
};
