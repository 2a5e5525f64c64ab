import { firstTables } from './migrations/0001-first-tables.ts';
import { changeSetsAndStackEvents } from './migrations/0100-change-sets-and-stack-events.ts';
import { people } from './migrations/0200-people.ts';
import { stackEventAge } from './migrations/0300-stack-event-age.ts';
import { rotationAndFarewell } from './migrations/0400-rotation-and-farewell.ts';
import { healthAndActivity } from './migrations/0500-health-and-activity.ts';

/** Append-only: a migration that has run anywhere is never edited. Run in this order; known by name. */
export const migrations: { name: string; statements: string }[] = [
  { name: '0001-first-tables', statements: firstTables },
  { name: '0100-change-sets-and-stack-events', statements: changeSetsAndStackEvents },
  { name: '0200-people', statements: people },
  { name: '0300-stack-event-age', statements: stackEventAge },
  { name: '0400-rotation-and-farewell', statements: rotationAndFarewell },
  { name: '0500-health-and-activity', statements: healthAndActivity },
];
