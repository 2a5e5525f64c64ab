import { forgetSessions } from '../agent/forget-sessions.ts';
import { lookAtChangeSet } from '../change-sets/look-at-change-set.ts';
import { lookAtChangeSets } from '../change-sets/look-at-change-sets.ts';
import { detectDrift } from '../links/detect-drift.ts';
import { expireLinks } from '../links/expire-links.ts';
import { reconcileLink } from '../links/reconcile-link.ts';
import { scheduleReconciles } from '../links/schedule-reconciles.ts';
import { verifyLink } from '../links/verify-link.ts';
import { refreshReleases } from '../releases/refresh-releases.ts';
import { forgetStackEvents } from '../stack-events/forget-stack-events.ts';
import type { Jobs } from './job.ts';

const everyMinute = '* * * * *';
const everyHour = '23 * * * *';

/** Every job there is. */
export const jobs: Jobs = {
  'detect-drift': { run: detectDrift, expireInSeconds: 60, retries: 3, atOnce: 4 },
  'expire-links': { run: expireLinks, expireInSeconds: 60, retries: 3, atOnce: 1, schedule: everyMinute },
  'forget-sessions': { run: forgetSessions, expireInSeconds: 60, retries: 3, atOnce: 1, schedule: everyMinute },
  'forget-stack-events': { run: forgetStackEvents, expireInSeconds: 600, retries: 1, atOnce: 1, schedule: everyHour },
  'look-at-change-set': { run: lookAtChangeSet, expireInSeconds: 300, retries: 8, atOnce: 8 },
  'look-at-change-sets': { run: lookAtChangeSets, expireInSeconds: 60, retries: 1, atOnce: 1, schedule: everyMinute },
  'reconcile-link': { run: reconcileLink, expireInSeconds: 120, retries: 2, atOnce: 8, onceEach: true },
  'refresh-releases': { run: refreshReleases, expireInSeconds: 60, retries: 1, atOnce: 1, schedule: everyMinute },
  'schedule-reconciles': { run: scheduleReconciles, expireInSeconds: 60, retries: 1, atOnce: 1, schedule: everyMinute },
  'verify-link': { run: verifyLink, expireInSeconds: 60, retries: 10, atOnce: 8 },
};
