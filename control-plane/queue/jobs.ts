import { expireLinks } from '../links/expire-links.ts';
import type { Jobs } from './job.ts';

/** Every job there is. */
export const jobs: Jobs = {
  'expire-links': { run: expireLinks, expireInSeconds: 60, retries: 3, atOnce: 1, schedule: '* * * * *' },
};
