import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../../../control-plane/change-sets/observe/outcome-of.ts';

const execution = (executionStatus: string) => ({ executionStatus });
const arn = 'arn:aws:cloudformation:eu-west-1:222222222222:changeSet/stackery-1/2';
const stack = (status: string, changeSetId: string | null = null) => ({ status, changeSetId });
const ready = { state: 'ready', arn } as const;
const executing = { state: 'executing', arn } as const;

describe('what has become of a change set', () => {
  it.each([
    ['AVAILABLE', 'same'],
    ['EXECUTE_IN_PROGRESS', 'executing'],
    ['EXECUTE_COMPLETE', 'done'],
    ['EXECUTE_FAILED', 'failed'],
    ['OBSOLETE', 'stale'],
  ])('is read from its execution status: %s is %s', (status, outcome) => {
    expect(outcomeOf(ready, execution(status), stack('UPDATE_COMPLETE'))).toBe(outcome);
  });

  it('is stale when it is gone before its execution, whoever deleted it', () => {
    expect(outcomeOf(ready, undefined, stack('UPDATE_COMPLETE', 'arn:another'))).toBe('stale');
    expect(outcomeOf(ready, undefined, undefined)).toBe('stale');
  });

  it.each([
    ['UPDATE_COMPLETE', 'done'],
    ['UPDATE_ROLLBACK_COMPLETE', 'failed'],
    ['UPDATE_IN_PROGRESS', 'same'],
    ['DELETE_COMPLETE', 'failed'],
  ])('is told by the stack when it is gone during its execution: %s is %s', (status, outcome) => {
    expect(outcomeOf(executing, undefined, stack(status))).toBe(outcome);
  });

  it.each([
    ['UPDATE_COMPLETE', 'done'],
    ['UPDATE_IN_PROGRESS', 'executing'],
    ['UPDATE_ROLLBACK_COMPLETE', 'failed'],
    ['REVIEW_IN_PROGRESS', 'stale'],
  ])('is told by a stack that names it, when its execution was never seen: %s is %s', (status, outcome) => {
    expect(outcomeOf(ready, undefined, stack(status, arn))).toBe(outcome);
  });
});
