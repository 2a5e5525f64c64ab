import type { Review } from '../../../contract/change-set.ts';
import { parseArn } from '../../aws/arn.ts';
import { borrowedPower } from './borrowed-power.ts';
import { deletions } from './deletions.ts';
import { iamChanges } from './iam-changes.ts';
import { replacements } from './replacements.ts';
import type { ReviewInput } from './review-input.ts';
import { rollbackSentence } from './rollback-sentence.ts';

/** Whoever executes a change set lends it his power; this is what he must have seen before. Pure. */
export const reviewChangeSet = (input: ReviewInput): Review => ({
  replacements: replacements(input.changes),
  deletions: deletions(input.changes),
  iam: iamChanges(input),
  borrowedPower: borrowedPower(input),
  foreignTopics: input.notificationArns.filter((arn) => parseArn(arn)?.account !== input.accountId),
  capabilities: input.capabilities,
  rollback: rollbackSentence(input),
  executesAs: { kind: input.roleArn === null ? 'executor' : 'service-role', roleArn: input.roleArn },
  warnings: input.warnings,
});
