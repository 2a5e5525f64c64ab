import type { Finding, Review } from '../../contract/change-set.ts';
import type { Paint } from '../terminal/paint.ts';
import { printable } from '../terminal/printable.ts';

/** The review in words: what destroys, what grants, what borrows power, and whose power it is. */
export const reviewLines = (paint: Paint, review: Review): string[] => [
  paint.bold('Review'),
  ...section(paint.red('Replaces'), review.replacements),
  ...section(paint.red('Deletes'), review.deletions),
  ...section(paint.yellow('Changes permissions (IAM)'), review.iam),
  ...section(paint.yellow('Borrows power'), review.borrowedPower),
  ...section(
    paint.yellow('Sends events to topics of other accounts'),
    review.foreignTopics.map((topic) => ({ logicalId: topic, what: '' })),
  ),
  ...(review.warnings.length
    ? [paint.yellow('Warnings'), ...review.warnings.map((line) => `  ${printable(line)}`)]
    : []),
  ...(quiet(review) ? ['Replaces and deletes nothing; no IAM changes; borrows no power.'] : []),
  `Capabilities  ${review.capabilities.length ? printable(review.capabilities.join(', ')) : 'none'}`,
  `Rollback      ${printable(review.rollback)}`,
  `Runs with     ${printable(executor(review))}`,
];

const section = (title: string, findings: Finding[]): string[] =>
  findings.length ? [title, ...findings.map((finding) => `  ${printable(sentence(finding))}`)] : [];

/** Most findings name their resource themselves. */
const sentence = ({ logicalId, what }: Finding): string => {
  if (!what) return logicalId;
  return what.startsWith(logicalId) ? what : `${logicalId}: ${what}`;
};

const quiet = (review: Review): boolean =>
  [review.replacements, review.deletions, review.iam, review.borrowedPower].every((findings) => !findings.length);

const executor = ({ executesAs }: Review): string =>
  executesAs.kind === 'service-role'
    ? `the power of the stack's service role ${executesAs.roleArn ?? ''}`.trim()
    : 'the power of whoever executes it';
