import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { deleteStackEventsBefore } from './stack-event-store.ts';

const day = 24 * 3_600_000;
/** Small enough that no agent's batch waits for a lock or the log. */
const atATime = 5_000;

/** AWS itself forgets the events of a deleted stack after 90 days; ours end after STACKERY_EVENT_DAYS. */
export const forgetStackEvents = async ({
  db,
  clock,
  config,
}: Pick<Deps, 'db' | 'clock' | 'config'>): Promise<void> => {
  const before = timeOf(clock, -config.eventDays * day);
  while ((await deleteStackEventsBefore(db, before, atATime)) === atATime);
};
