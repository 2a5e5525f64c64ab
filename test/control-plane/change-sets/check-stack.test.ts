import { describe, expect, it } from '@jest/globals';
import { StackStatus } from '@aws-sdk/client-cloudformation';
import { changeSetTypeFor } from '../../../control-plane/change-sets/propose/check-stack.ts';
import { AppError } from '../../../control-plane/errors.ts';

const typeFor = (status: string) => changeSetTypeFor({ stackName: 'shop', status }, 'eu-west-1');
const refusal = (status: string): AppError => {
  try {
    typeFor(status);
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error(`${status} was not refused.`);
};

describe('which change set a stack can take', () => {
  it('makes a new stack where there is none, or only the shell of an earlier proposal', () => {
    expect(changeSetTypeFor(undefined, 'eu-west-1')).toBe('CREATE');
    expect(typeFor('REVIEW_IN_PROGRESS')).toBe('CREATE');
  });

  it('updates a stack that rests', () => {
    for (const status of ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'])
      expect(typeFor(status)).toBe('UPDATE');
  });

  it('refuses a stack at work, and says to wait', () => {
    const working = Object.values(StackStatus).filter((status) => status.endsWith('_IN_PROGRESS'));
    for (const status of working.filter((each) => each !== 'REVIEW_IN_PROGRESS'))
      expect(refusal(status)).toMatchObject({ code: 'stack_busy', hint: 'Propose again once it rests.' });
  });

  it('refuses a stack whose creation was rolled back, with the command that clears the way', () => {
    expect(refusal('ROLLBACK_COMPLETE')).toMatchObject({
      code: 'stack_rolled_back',
      message: 'Stack shop in eu-west-1 is in ROLLBACK_COMPLETE and can only be deleted.',
      hint: 'Its owner deletes it with `aws cloudformation delete-stack --stack-name shop --region eu-west-1`; then propose again.',
    });
  });

  it('refuses a stack whose rollback failed, with the command that continues it', () => {
    expect(refusal('UPDATE_ROLLBACK_FAILED')).toMatchObject({ code: 'stack_rolled_back' });
    expect(refusal('UPDATE_ROLLBACK_FAILED').hint).toContain('continue-update-rollback');
  });

  it('has an answer for every status that CloudFormation knows', () => {
    for (const status of Object.values(StackStatus))
      expect(safely(status)).toMatch(/^(CREATE|UPDATE|stack_busy|stack_rolled_back)$/);
  });
});

const safely = (status: string): string => {
  try {
    return typeFor(status);
  } catch (error) {
    return error instanceof AppError ? error.code : 'unknown';
  }
};
