import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { forgetOldSessions } from './session-store.ts';

/** STS takes a signature for 15 minutes; we remember it for 20. */
const signaturesKept = 20 * 60_000;

export const forgetSessions = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<void> =>
  forgetOldSessions(db, timeOf(clock), timeOf(clock, -signaturesKept));
