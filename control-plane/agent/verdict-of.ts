import type { Verdict } from '../../contract/registration.ts';
import { assertNever } from '../errors.ts';
import type { LinkRow } from '../links/link-store.ts';

/** What the agent is told: where its registration stands, and nothing that it should do. */
export const verdictOf = ({ state, problem }: Pick<LinkRow, 'state' | 'problem'>): Verdict => {
  switch (state) {
    case 'waiting':
    case 'registered':
      return { verdict: 'pending' };
    case 'linked':
    case 'unreachable':
      return { verdict: 'linked' };
    case 'unlinked':
      return { verdict: 'unlinked' };
    case 'rejected':
    case 'expired':
      return {
        verdict: 'rejected',
        ...(problem ? { code: problem.code, reason: `${problem.reason} ${problem.hint}` } : {}),
      };
    default:
      return assertNever(state);
  }
};
