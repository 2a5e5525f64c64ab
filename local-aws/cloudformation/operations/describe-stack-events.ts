import type { DescribeStackEventsCommandInput, DescribeStackEventsCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { eventView } from '../describe.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { page } from '../page.ts';

export const describeStackEvents: Operation<
  DescribeStackEventsCommandInput,
  Partial<DescribeStackEventsCommandOutput>
> = {
  authorize: onStack('DescribeStackEvents'),
  run(call, { StackName, NextToken }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const { items, ...rest } = page([...stack.events].reverse(), NextToken, 100);
    return { StackEvents: items.map((event) => eventView(stack, event)), ...rest };
  },
};
