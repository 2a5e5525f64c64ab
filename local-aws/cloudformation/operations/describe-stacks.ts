import type { DescribeStacksCommandInput, DescribeStacksCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onAnything, stackRequest } from '../authorization.ts';
import { stackView } from '../describe.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { page } from '../page.ts';
import { cloudFormationState } from '../stack-state.ts';

export const describeStacks: Operation<DescribeStacksCommandInput, Partial<DescribeStacksCommandOutput>> = {
  // Listing all of them is asked on `*`: a policy on single stacks does not allow it.
  authorize: (call, { StackName }) =>
    StackName === undefined ? onAnything('DescribeStacks')() : [stackRequest(call, 'DescribeStacks', StackName)],
  run(call, { StackName, NextToken }) {
    if (StackName !== undefined) return { Stacks: [stackView(requireStack(call, StackName, missingStack.describe))] };
    const { stacks } = cloudFormationState(call.world, call.account, call.region);
    const standing = [...stacks.values()].filter(({ status }) => status !== 'DELETE_COMPLETE').reverse();
    const { items, ...rest } = page(standing, NextToken, 100);
    return { Stacks: items.map(stackView), ...rest };
  },
};
