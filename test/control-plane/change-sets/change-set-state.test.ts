import { describe, expect, it } from '@jest/globals';
import { changeSetStates } from '../../../contract/change-set.ts';
import { isSettled, legalMoves, statesBefore } from '../../../control-plane/change-sets/change-set-state.ts';

describe('the states of a change set', () => {
  it('has a row for every state of the contract', () => {
    expect(Object.keys(legalMoves).sort()).toEqual([...changeSetStates].sort());
  });

  it('never leads back to ready: what was reviewed is what is executed', () => {
    expect(statesBefore('ready')).toEqual(['creating']);
  });

  it('lets only one that is ready be executed, rejected, overtaken or expire', () => {
    for (const to of ['executing', 'rejected', 'stale', 'expired'] as const)
      expect(statesBefore(to)).toEqual(['ready']);
  });

  it('ends in done only by way of an execution', () => {
    expect(statesBefore('done')).toEqual(['executing']);
  });

  it('settles in states that nothing follows', () => {
    expect(changeSetStates.filter(isSettled).sort()).toEqual(
      ['done', 'empty', 'expired', 'failed', 'rejected', 'stale'].sort(),
    );
  });
});
