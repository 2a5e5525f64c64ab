import { createHash } from 'node:crypto';
import { readQueueTags, removeQueueTags, writeQueueTag } from './check-queue.ts';
import type { Deps } from './deps.ts';
import { describeError } from './describe-error.ts';
import type { ResourceRequest } from './request.ts';

const prefix = 'stackery:deleted:';
/** No request lives longer than an hour; twice that is past doubt. */
const lifeMs = 7_200_000;

/**
 * A tombstone is a tag of the provision-check queue: every commander reaches that queue already, and a tag is gone with it.
 * Its value is the time of the Delete, so that a later Create under the same logical id is not stopped by it.
 */
const keyOf = (request: ResourceRequest): string =>
  prefix + createHash('sha256').update(`${request.StackId}|${request.LogicalResourceId}`).digest('hex').slice(0, 32);

/** Left by a Delete before it does anything: a Create may still be running. */
export const leaveTombstone = async (deps: Pick<Deps, 'config' | 'clock'>, request: ResourceRequest): Promise<void> => {
  const now = deps.clock.now();
  const old = Object.entries(await readQueueTags(deps.config))
    .filter(([key, value]) => key.startsWith(prefix) && !(Number(value) > now - lifeMs))
    .map(([key]) => key);
  // a queue holds fifty tags
  if (old.length > 0) await removeQueueTags(deps.config, old);
  await writeQueueTag(deps.config, keyOf(request), String(now));
};

/** True when the resource was deleted after this request was made. Where that cannot be read, the request goes on. */
export const isDeleted = async (
  deps: Pick<Deps, 'config' | 'askedAt' | 'log'>,
  request: ResourceRequest,
): Promise<boolean> => {
  try {
    return Number((await readQueueTags(deps.config))[keyOf(request)] ?? 0) >= deps.askedAt;
  } catch (error) {
    deps.log('The tombstones could not be read.', { ...describeError(error) });
    return false;
  }
};
