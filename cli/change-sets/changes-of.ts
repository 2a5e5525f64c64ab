import type { ResourceChange, ResourceChangeDetail } from '@aws-sdk/client-cloudformation';
import type { Change, PropertyChange } from '../../contract/change-set.ts';
import type { FullChangeSet } from '../aws/change-set.ts';

/** CloudFormation's changes in the contract's form. */
export const changesOf = ({ Changes }: FullChangeSet): Change[] =>
  Changes.flatMap(({ ResourceChange: change }) => (change ? [changeOf(change)] : []));

const changeOf = (change: ResourceChange): Change => ({
  action: change.Action ?? '',
  logicalId: change.LogicalResourceId ?? '',
  physicalId: change.PhysicalResourceId ?? null,
  resourceType: change.ResourceType ?? '',
  replacement: change.Replacement ?? null,
  policyAction: change.PolicyAction ?? null,
  before: change.BeforeContext ?? null,
  after: change.AfterContext ?? null,
  properties: uniqueByPath((change.Details ?? []).map(propertyOf)),
  nestedChangeSet: change.ChangeSetId ?? null,
});

const propertyOf = ({ Target }: ResourceChangeDetail): PropertyChange => ({
  path: Target?.Path ?? [Target?.Attribute, Target?.Name].filter(Boolean).join('.'),
  before: Target?.BeforeValue ?? null,
  after: Target?.AfterValue ?? null,
  recreation: Target?.RequiresRecreation ?? 'Never',
});

/** CloudFormation names a property once for each reason to change it. The entry that has values says most. */
const uniqueByPath = (properties: PropertyChange[]): PropertyChange[] => {
  const found = new Map<string, PropertyChange>();
  for (const property of properties) {
    const known = found.get(property.path);
    if (!known || (known.before === null && known.after === null)) found.set(property.path, property);
  }
  return [...found.values()];
};
