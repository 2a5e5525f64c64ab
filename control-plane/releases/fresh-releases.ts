import type { Deps } from '../compose.ts';
import { refreshReleases } from './refresh-releases.ts';

/** When this process last looked into the bucket, and the look that is under way. */
export type ReleaseWatch = { lookedAt: number; looking: Promise<void> | undefined };

const goodFor = 5_000;

/** For whoever is about to show or use the newest release: looks again unless somebody just has. */
export const freshReleases = async (
  deps: Pick<Deps, 'aws' | 'clock' | 'config' | 'db' | 'log' | 'releaseWatch'>,
): Promise<void> => {
  const { clock, log, releaseWatch: watch } = deps;
  if (clock.now() - watch.lookedAt < goodFor) return;
  watch.looking ??= refreshReleases(deps)
    .then(() => {
      watch.lookedAt = clock.now();
    })
    // What we knew before is still true; the scheduled look reports the trouble too.
    .catch((error: unknown) => log.warn({ err: error }, 'The releases bucket could not be read.'))
    .finally(() => {
      watch.looking = undefined;
    });
  await watch.looking;
};
