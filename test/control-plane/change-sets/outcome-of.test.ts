import { describe, expect, it } from '@jest/globals';
import { outcomeOf } from '../../../control-plane/change-sets/observe/outcome-of.ts';

const execution = (executionStatus: string) => ({ executionStatus });
const stack = (status: string) => ({ status });

describe('what has become of a change set', () => {
  it.each([
    ['AVAILABLE', 'same'],
    ['EXECUTE_IN_PROGRESS', 'executing'],
    ['EXECUTE_COMPLETE', 'done'],
    ['EXECUTE_FAILED', 'failed'],
    ['OBSOLETE', 'stale'],
  ])('is read from its execution status: %s is %s', (status, outcome) => {
    expect(outcomeOf('ready', execution(status), stack('UPDATE_COMPLETE'))).toBe(outcome);
  });

  it('is stale when it is gone before its execution, whoever deleted it', () => {
    expect(outcomeOf('ready', undefined, stack('UPDATE_COMPLETE'))).toBe('stale');
    expect(outcomeOf('ready', undefined, undefined)).toBe('stale');
  });

  it.each([
    ['UPDATE_COMPLETE', 'done'],
    ['UPDATE_ROLLBACK_COMPLETE', 'failed'],
    ['UPDATE_IN_PROGRESS', 'same'],
    ['DELETE_COMPLETE', 'failed'],
  ])('is told by the stack when it is gone during its execution: %s is %s', (status, outcome) => {
    expect(outcomeOf('executing', undefined, stack(status))).toBe(outcome);
  });
});
