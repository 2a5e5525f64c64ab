import type { Stack } from '../../aws/cloudformation/describe-stack.ts';
import { AppError } from '../../errors.ts';

const updatable = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
  // left so by an operation that was told not to roll back: an update may mend it
  'CREATE_FAILED',
  'UPDATE_FAILED',
]);

/** CREATE for a name that no stack has, UPDATE for a stack that rests; for any other, what is in the way and what to do. */
export const changeSetTypeFor = (
  stack: Pick<Stack, 'stackName' | 'status'> | undefined,
  region: string,
): 'CREATE' | 'UPDATE' => {
  // REVIEW_IN_PROGRESS: the empty shell of an earlier CREATE change set; another one may be made for it
  if (!stack || stack.status === 'REVIEW_IN_PROGRESS' || stack.status === 'DELETE_COMPLETE') return 'CREATE';
  if (updatable.has(stack.status)) return 'UPDATE';
  const { stackName, status } = stack;
  const what = `Stack ${stackName} in ${region} is in ${status}`;
  if (status.endsWith('_IN_PROGRESS'))
    throw new AppError('stack_busy', `${what}: CloudFormation is working on it.`, 'Propose again once it rests.');
  const command = (verb: string) => `\`aws cloudformation ${verb} --stack-name ${stackName} --region ${region}\``;
  if (status === 'UPDATE_ROLLBACK_FAILED')
    throw new AppError(
      'stack_rolled_back',
      `${what} and cannot be updated.`,
      `Its owner can bring it back with ${command('continue-update-rollback')}; then propose again.`,
    );
  throw new AppError(
    status === 'DELETE_FAILED' ? 'stack_busy' : 'stack_rolled_back',
    `${what} and can only be deleted.`,
    `Its owner deletes it with ${command('delete-stack')}; then propose again.`,
  );
};
