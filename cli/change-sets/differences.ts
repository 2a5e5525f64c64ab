import { createHash } from 'node:crypto';
import type { Change, ChangeSet } from '../../contract/change-set.ts';
import { asReturned } from '../../contract/returned-template.ts';
import { changesOf } from './changes-of.ts';
import type { ReadChangeSet } from './read-change-set.ts';

/** Where AWS says something else than the control plane showed. Each is a reason not to execute. */
export const differences = (shown: ChangeSet, read: ReadChangeSet, reviewedTemplate?: string): string[] => [
  ...(shown.arn && shown.arn !== read.changeSetArn ? ['It is another change set of the same name.'] : []),
  ...(shown.stackId && shown.stackId !== read.stackId ? ['It belongs to another stack of the same name.'] : []),
  ...(isReviewed(shown, read, reviewedTemplate) ? [] : ['Its template is another one.']),
  ...changeDifferences(shown.changes, changesOf(read.changeSet)),
  ...Object.entries(shown.parameters).flatMap(([name, value]) => {
    const real = read.changeSet.Parameters?.find(({ ParameterKey }) => ParameterKey === name)?.ParameterValue;
    // CloudFormation answers a NoEcho value as asterisks, and keeps what was sent.
    return real === undefined || real === value || /^\*+$/.test(real)
      ? []
      : [`The parameter ${name} has another value.`];
  }),
  ...(shown.review ? reviewDifferences(shown.review, read) : []),
];

export const hasHash = (template: string, hash: string): boolean =>
  createHash('sha256').update(template).digest('hex') === hash;

/** CloudFormation garbles what is not ASCII: then the original, known by its hash, must come back as just that. */
const isReviewed = ({ templateHash }: ChangeSet, { templateBody }: ReadChangeSet, original?: string): boolean =>
  hasHash(templateBody, templateHash) ||
  (original !== undefined && hasHash(original, templateHash) && asReturned(original) === asReturned(templateBody));

const changeDifferences = (shown: Change[], real: Change[]): string[] => {
  const [before, after] = [new Set(shown.map(line)), new Set(real.map(line))];
  return [
    ...[...after].filter((change) => !before.has(change)).map((change) => `It also does this: ${change}.`),
    ...[...before].filter((change) => !after.has(change)).map((change) => `It does not do this: ${change}.`),
  ];
};

const line = ({ action, logicalId, resourceType, replacement }: Change): string =>
  `${action} ${logicalId} (${resourceType})${replacement ? `, replacement ${replacement}` : ''}`;

const reviewDifferences = (review: NonNullable<ChangeSet['review']>, { changeSet, stack }: ReadChangeSet): string[] => [
  ...(changeSet.Capabilities ?? [])
    .filter((capability) => !review.capabilities.includes(capability))
    .map((capability) => `It also has the capability ${capability}.`),
  ...((stack.RoleARN ?? null) === review.executesAs.roleArn ? [] : ['It runs with the power of another role.']),
];
