import { isDenied } from '../../aws/aws-error.ts';
import type { DescribedChangeSet } from '../../aws/cloudformation/describe-change-set.ts';
import { describeStack } from '../../aws/cloudformation/describe-stack.ts';
import { getTemplate } from '../../aws/cloudformation/get-template.ts';
import type { RoleAccess } from '../../aws/role-access.ts';
import { timeOf } from '../../clock.ts';
import type { Deps } from '../../compose.ts';
import { AppError } from '../../errors.ts';
import { lookAgainAfter } from '../observe/look-again-after.ts';
import { reviewChangeSet } from '../review/review-change-set.ts';
import { settleChangeSet } from '../settle-change-set.ts';
import { readTemplate, type Template } from '../../template/read-template.ts';
import { readChanges } from './read-changes.ts';
import type { Submitted } from './submit-change-set.ts';
import { verifyTemplate } from './verify-template.ts';

/** Writes down what CloudFormation would do, and the review of it. */
export const becomeReady = async (
  deps: Pick<Deps, 'aws' | 'db' | 'clock'>,
  access: RoleAccess,
  changeSet: Submitted,
  described: DescribedChangeSet,
): Promise<void> => {
  const { aws, clock } = deps;
  const stack = await describeStack(aws, access, changeSet.stackId);
  const proposed = readTemplate(changeSet.template ?? '');
  const { changes, warnings: unread } = await readChanges(aws, access, described.changes);
  const warnings = [...changeSet.warnings, ...(await verifyTemplate(aws, access, changeSet)), ...unread];
  const read = async (what: string, ask: () => Promise<string>): Promise<Template | undefined> => {
    try {
      return readTemplate(await ask());
    } catch (error) {
      // somebody else's template may be one that we cannot read
      if (!isDenied(error) && !(error instanceof AppError && error.code === 'template_invalid')) throw error;
      warnings.push(`${what} could not be read, so this review may lack something; the console shows it.`);
      return undefined;
    }
  };
  const before =
    changeSet.type === 'UPDATE'
      ? await read('The present template', () => getTemplate(aws, access, changeSet.stackId, { stage: 'Processed' }))
      : undefined;
  const options = { changeSet: changeSet.name, stage: 'Processed' } as const;
  const after =
    proposed.transforms.length > 0
      ? await read('The processed template', () => getTemplate(aws, access, changeSet.stackId, options))
      : proposed;

  const review = reviewChangeSet({
    changes,
    before,
    after: after ?? proposed,
    transforms: proposed.transforms,
    parameters: described.parameters,
    parameterTypes: proposed.parameters,
    accountId: changeSet.account_id,
    assetsBucket: access.link.assetsBucket ?? '',
    notificationArns: described.notificationArns,
    capabilities: described.capabilities,
    rollbackTriggers: described.rollbackTriggers,
    onStackFailure: described.onStackFailure,
    disableRollback: stack?.disableRollback ?? false,
    roleArn: stack?.roleArn ?? null,
    warnings,
  });
  await settleChangeSet(deps, changeSet, {
    to: 'ready',
    fields: {
      changes: JSON.stringify(changes),
      review: JSON.stringify(review),
      warnings: JSON.stringify(warnings),
      ready_at: timeOf(clock),
      next_look_at: timeOf(clock, lookAgainAfter({ ...changeSet, state: 'ready' })),
    },
    awsRequestIds: access.requestIds ?? [],
  });
};
