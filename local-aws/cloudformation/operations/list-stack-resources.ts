import type { ListStackResourcesCommandInput, ListStackResourcesCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { resourcesInOrder, resourceView } from '../describe.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { page } from '../page.ts';

export const listStackResources: Operation<ListStackResourcesCommandInput, Partial<ListStackResourcesCommandOutput>> = {
  authorize: onStack('ListStackResources'),
  run(call, { StackName, NextToken }) {
    const stack = requireStack(call, StackName, missingStack.describe);
    const { items, ...rest } = page(resourcesInOrder(stack), NextToken, 100);
    return {
      StackResourceSummaries: items.map((resource) => ({
        ...resourceView(resource),
        LastUpdatedTimestamp: new Date(resource.at),
      })),
      ...rest,
    };
  },
};
