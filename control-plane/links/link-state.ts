import type { LinkState } from '../../contract/link.ts';
import { AppError } from '../errors.ts';

/** Every legal move; `unlinked` is the end. */
const moves: Record<LinkState, readonly LinkState[]> = {
  waiting: ['registered', 'expired', 'unlinked'],
  registered: ['linked', 'rejected', 'unlinked'],
  linked: ['unreachable', 'unlinked'],
  unreachable: ['linked', 'unlinked'],
  rejected: ['unlinked'],
  expired: ['unlinked'],
  unlinked: [],
};

export const canMove = (from: LinkState, to: LinkState): boolean => moves[from].includes(to);

export const assertMove = (link: { id: string; state: LinkState }, to: LinkState): void => {
  if (!canMove(link.state, to))
    throw new AppError(
      'link_state_conflict',
      `Link ${link.id} is ${link.state} and cannot become ${to}.`,
      'Look at the link again; somebody else may have changed it.',
    );
};

/** Links whose agent has been verified: what it says of stacks is heard. */
export const isVerified = (state: LinkState): boolean => state === 'linked' || state === 'unreachable';
