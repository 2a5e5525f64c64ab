import type { Change, Finding, Review } from '../../contract/change-set.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { permissionLines } from '../template/permission-lines.ts';
import { permissionsOf, type Permission } from '../template/permissions.ts';
import { borrowedPower } from './borrowed-power.ts';
import { changesOf } from './changes-of.ts';
import type { ReadChangeSet } from './read-change-set.ts';

/** The review, made here from what AWS answers: whoever executes need not trust what anybody else says of it. */
export const reviewChangeSet = ({ changeSet, stackId, stack, templateBody }: ReadChangeSet): Review => {
  const changes = changesOf(changeSet);
  const account = stackId.split(':')[4] ?? '';
  const template = parseTemplate(templateBody);
  const permissions = permissionsOf(template);
  return {
    replacements: changes.filter(({ action }) => action === 'Modify').flatMap(replacement),
    deletions: changes.filter(({ action }) => action === 'Remove').map(deletion),
    iam: changes.flatMap((change) => permission(change, permissions)),
    borrowedPower: borrowedPower(template, changes),
    foreignTopics: (changeSet.NotificationARNs ?? []).filter((arn) => arn.split(':')[4] !== account),
    capabilities: changeSet.Capabilities ?? [],
    rollback: rollback(changeSet),
    executesAs: { kind: stack.RoleARN ? 'service-role' : 'executor', roleArn: stack.RoleARN ?? null },
    warnings: [],
  };
};

const replacement = ({ logicalId, resourceType, replacement: how, physicalId }: Change): Finding[] => {
  if (how !== 'True' && how !== 'Conditional') return [];
  const what = `${resourceType} ${physicalId ?? ''}`.trim();
  return [{ logicalId, what: how === 'True' ? `${what} is replaced by a new one.` : `${what} may be replaced.` }];
};

const deletion = ({ logicalId, resourceType, physicalId, policyAction }: Change): Finding => ({
  logicalId,
  what: `${resourceType} ${physicalId ?? ''} is ${policyAction === 'Retain' ? 'left to itself' : 'deleted'}.`,
});

const permission = ({ logicalId, resourceType, action, properties }: Change, permissions: Permission[]): Finding[] => {
  const verb = { Add: 'is created', Modify: 'is changed', Remove: 'is deleted' }[action] ?? 'is changed';
  if (/^AWS::(IAM|SSO|IdentityStore|Organizations)::|Polic(y|ies)$|^AWS::Lambda::Permission$/.test(resourceType)) {
    // What goes or merely changes is told by its properties, before and after.
    const own = action === 'Add' ? permissionLines(permissions.filter((one) => one.logicalId === logicalId)) : [];
    return [{ logicalId, what: [`${resourceType} ${verb}.`, ...own.map((line) => `${line}.`)].join(' ') }];
  }
  const touched = properties
    .map(({ path }) => path)
    .filter((path) => /Polic(y|ies)|Role(Arn)?$|^\/?Properties\/Role/.test(path));
  return touched.length ? [{ logicalId, what: `${resourceType}: ${touched.join(', ')} ${verb}.` }] : [];
};

const rollback = ({ OnStackFailure, RollbackConfiguration }: ReadChangeSet['changeSet']): string => {
  const failure =
    OnStackFailure === 'DO_NOTHING'
      ? 'On failure nothing is rolled back.'
      : OnStackFailure === 'DELETE'
        ? 'On failure the stack is deleted.'
        : 'On failure everything is rolled back.';
  const alarms = RollbackConfiguration?.RollbackTriggers?.length ?? 0;
  return alarms
    ? `${failure} ${alarms} alarms may roll it back for ${RollbackConfiguration?.MonitoringTimeInMinutes ?? 0} more minutes.`
    : failure;
};
