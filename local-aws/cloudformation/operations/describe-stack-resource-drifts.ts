import type {
  DescribeStackResourceDriftsCommandInput,
  DescribeStackResourceDriftsCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { resourcesInOrder } from '../describe.ts';
import { resourceDriftView } from '../drift/describe-resource-drift.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { page } from '../page.ts';

export const describeStackResourceDrifts: Operation<
  DescribeStackResourceDriftsCommandInput,
  Partial<DescribeStackResourceDriftsCommandOutput>
> = {
  authorize: onStack('DescribeStackResourceDrifts'),
  run(call, { StackName, StackResourceDriftStatusFilters = [], NextToken, MaxResults = 100 }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const wanted = new Set<string>(StackResourceDriftStatusFilters);
    const checked = resourcesInOrder(stack).filter(
      ({ drift }) => drift !== undefined && (wanted.size === 0 || wanted.has(drift.status)),
    );
    const { items, ...rest } = page(checked, NextToken, MaxResults);
    return { StackResourceDrifts: items.map((resource) => resourceDriftView(stack, resource)), ...rest };
  },
};
