import type { ListChangeSetsCommandInput, ListChangeSetsCommandOutput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onStack } from '../authorization.ts';
import { isOver } from '../change-sets/find-change-set.ts';
import { missingStack, requireStack } from '../find-stack.ts';
import { page } from '../page.ts';

export const listChangeSets: Operation<ListChangeSetsCommandInput, Partial<ListChangeSetsCommandOutput>> = {
  authorize: onStack('ListChangeSets'),
  run(call, { StackName, NextToken }) {
    const stack = requireStack(call, StackName, missingStack.change);
    const { items, ...rest } = page(
      stack.changeSets.filter((changeSet) => !isOver(changeSet)),
      NextToken,
      100,
    );
    return {
      Summaries: items.map((changeSet) => ({
        StackId: stack.id,
        StackName: stack.name,
        ChangeSetId: changeSet.id,
        ChangeSetName: changeSet.name,
        ExecutionStatus: changeSet.executionStatus as 'AVAILABLE',
        Status: changeSet.status as 'CREATE_COMPLETE',
        CreationTime: new Date(changeSet.createdAt),
        IncludeNestedStacks: changeSet.includeNestedStacks,
        ...(changeSet.statusReason === undefined ? {} : { StatusReason: changeSet.statusReason }),
        ...(changeSet.changeSetDescription === undefined ? {} : { Description: changeSet.changeSetDescription }),
      })),
      ...rest,
    };
  },
};
