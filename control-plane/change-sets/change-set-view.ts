import type { ChangeSet, ChangeSetSummary } from '../../contract/change-set.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import type { ChangeSetSummaryRow } from './change-set-store.ts';
import type { ChangeSetRow } from './change-set-table.ts';

export const changeSetSummary = (row: ChangeSetSummaryRow): ChangeSetSummary => ({
  id: row.id,
  linkId: row.link_id,
  accountId: row.account_id,
  region: row.region,
  stackName: row.stack_name,
  type: row.type,
  state: row.state,
  problem: row.problem,
  name: row.name,
  description: row.description,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  settledAt: row.settled_at?.toISOString() ?? null,
});

export const changeSetView = (row: ChangeSetRow, consoleUrl: string | undefined): ChangeSet => ({
  ...changeSetSummary(row),
  arn: row.arn,
  stackId: row.stack_id,
  templateHash: row.template_hash,
  templateUrl: row.template_url,
  parameters: row.parameters,
  changes: row.changes,
  review: row.review,
  consoleUrl: changeSetUrl(row, consoleUrl),
  executeCommand: `stackery change-sets execute ${row.id}`,
  cleanUpCommand: cleanUpCommand(row),
});

/** The console's own page of the change set, where its Execute button is. AWS does not document this form. */
const changeSetUrl = ({ region, arn, stack_id }: ChangeSetRow, consoleUrl: string | undefined): string | null => {
  if (arn === null || stack_id === null) return null;
  const host = partitionOfRegion(region)?.consoleHost(region) ?? `${region}.console.aws.amazon.com`;
  const query = `stackId=${encodeURIComponent(stack_id)}&changeSetId=${encodeURIComponent(arn)}`;
  return `${consoleUrl ?? `https://${host}`}/cloudformation/home?region=${region}#/stacks/changesets/changes?${query}`;
};

/** A CREATE change set that was never executed leaves an empty stack, which the control plane may not delete. */
const cleanUpCommand = ({ type, arn, state, stack_name, region }: ChangeSetRow): string | null =>
  type === 'CREATE' && arn !== null && ['failed', 'rejected', 'expired'].includes(state)
    ? `aws cloudformation delete-stack --stack-name ${stack_name} --region ${region}`
    : null;
