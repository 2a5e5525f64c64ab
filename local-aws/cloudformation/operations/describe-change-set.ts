import type {
  Change,
  DescribeChangeSetCommandInput,
  DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../operation.ts';
import { onChangeSet } from '../change-sets/authorization.ts';
import { requireChangeSet } from '../change-sets/find-change-set.ts';
import { filled, parametersView, tagsView } from '../describe.ts';
import { page } from '../page.ts';

const pageBytes = 1_000_000;

export const describeChangeSet: Operation<DescribeChangeSetCommandInput, Partial<DescribeChangeSetCommandOutput>> = {
  authorize: onChangeSet('DescribeChangeSet'),
  run(call, { ChangeSetName = '', StackName, NextToken, IncludePropertyValues }) {
    const { stack, changeSet } = requireChangeSet(call, ChangeSetName, StackName);
    const changes = IncludePropertyValues ? changeSet.changes : changeSet.outline;
    const { items, ...rest } = page(changes, NextToken, changesPerPage(changes));
    return {
      ChangeSetName: changeSet.name,
      ChangeSetId: changeSet.id,
      StackId: stack.id,
      StackName: stack.name,
      CreationTime: new Date(changeSet.createdAt),
      ExecutionStatus: changeSet.executionStatus as 'AVAILABLE',
      Status: changeSet.status as 'CREATE_COMPLETE',
      NotificationARNs: changeSet.notificationArns,
      RollbackConfiguration: changeSet.rollbackConfiguration ?? {},
      Capabilities: changeSet.capabilities,
      ...filled('Tags', tagsView(changeSet.tags)),
      ...filled('Parameters', parametersView(changeSet.parameters)),
      Changes: items,
      IncludeNestedStacks: changeSet.includeNestedStacks,
      ...(changeSet.changeSetDescription === undefined ? {} : { Description: changeSet.changeSetDescription }),
      ...(changeSet.statusReason === undefined ? {} : { StatusReason: changeSet.statusReason }),
      ...(changeSet.onStackFailure === undefined ? {} : { OnStackFailure: changeSet.onStackFailure }),
      ...rest,
    };
  },
};

/** A page holds at most 1 MB. */
const changesPerPage = (changes: Change[]): number => {
  const largest = Math.max(1, ...changes.map((change) => JSON.stringify(change).length));
  return Math.max(1, Math.floor(pageBytes / largest));
};
