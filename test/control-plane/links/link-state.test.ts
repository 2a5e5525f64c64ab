import { describe, expect, it } from '@jest/globals';
import { linkStates, type LinkState } from '../../../contract/link.ts';
import { assertMove, canMove, isVerified } from '../../../control-plane/links/link-state.ts';

const reachable = (from: LinkState): LinkState[] => linkStates.filter((to) => canMove(from, to));

describe('a link', () => {
  it('moves along the table and nowhere else', () => {
    expect(Object.fromEntries(linkStates.map((state) => [state, reachable(state)]))).toEqual({
      waiting: ['registered', 'unlinked', 'expired'],
      registered: ['linked', 'rejected', 'unlinked'],
      linked: ['unreachable', 'unlinked'],
      rejected: ['unlinked'],
      unreachable: ['linked', 'unlinked'],
      unlinked: [],
      expired: ['unlinked'],
    });
  });

  it('says what is wrong with any other move', () => {
    const move = () => assertMove({ id: 'one', state: 'unlinked' }, 'linked');
    expect(move).toThrow('Link one is unlinked and cannot become linked.');
  });

  it('is believed while it is linked or only unreachable', () => {
    expect(linkStates.filter(isVerified)).toEqual(['linked', 'unreachable']);
  });
});
