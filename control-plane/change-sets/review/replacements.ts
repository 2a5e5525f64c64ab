import type { Change, Finding } from '../../../contract/change-set.ts';

/** What CloudFormation makes anew, and what becomes of the old one. */
export const replacements = (changes: Change[]): Finding[] =>
  changes
    .filter(
      ({ action, replacement }) => action === 'Modify' && (replacement === 'True' || replacement === 'Conditional'),
    )
    .map((change) => ({ logicalId: change.logicalId, what: sentence(change) }));

const sentence = (change: Change): string => {
  const { logicalId, resourceType, physicalId, replacement, policyAction } = change;
  const sure = replacement === 'True';
  const fates: Record<string, string> = { ReplaceAndRetain: 'kept', ReplaceAndSnapshot: 'deleted after a snapshot' };
  const fate = fates[policyAction ?? ''] ?? 'deleted';
  const causes = change.properties.filter(({ recreation }) => recreation !== 'Never').map(({ path }) => path);
  const because = causes.length > 0 ? `, because of ${[...new Set(causes)].join(', ')}` : '';
  const old = `the old one${physicalId ? `, ${physicalId},` : ''} ${sure ? 'is' : 'would then be'} ${fate}`;
  return `${logicalId} (${resourceType}) ${sure ? 'is' : 'may be'} replaced${because}; ${old}.`;
};
