import { describeError } from '../describe-error.ts';
import type { Deps } from '../deps.ts';

const limitMs = 30_000;

/** Waits until every look is done, but the farewell matters more than a list that one slow region holds up. */
export const lookWithinLimit = async (deps: Deps, looks: Promise<unknown>[]): Promise<void> => {
  const all = looks.map((look) =>
    look.catch((error: unknown) => deps.log('What stays behind could not be looked up.', { ...describeError(error) })),
  );
  const limit = new AbortController();
  await Promise.race([Promise.all(all), deps.clock.sleep(limitMs, limit.signal).catch(() => {})]);
  limit.abort();
};
