import type { Change, Finding } from '../../../contract/change-set.ts';

/** What leaves the stack, and whether the thing itself goes. */
export const deletions = (changes: Change[]): Finding[] =>
  changes
    .filter(({ action }) => action === 'Remove')
    .map((change) => ({ logicalId: change.logicalId, what: sentence(change) }));

const sentence = ({ logicalId, resourceType, physicalId, policyAction }: Change): string => {
  const what = `${logicalId} (${resourceType}${physicalId ? `, ${physicalId}` : ''})`;
  if (policyAction === 'Retain') return `${what} leaves the stack and stays in the account.`;
  if (policyAction === 'Snapshot') return `${what} is deleted after a snapshot.`;
  return `${what} is deleted.`;
};
