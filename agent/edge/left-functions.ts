import { readQueueTags, removeQueueTags, writeQueueTag } from '../check-queue.ts';
import type { Deps } from '../deps.ts';
import { describeError } from '../describe-error.ts';

const prefix = 'stackery:edge-left:';

/**
 * Functions that wait for CloudFront to give up its copies are noted as tags of the provision-check queue: so the uninstall can
 * name them without a permission to list every function of the account. A queue holds fifty tags, so it is best effort.
 */
export const noteLeft = (deps: Pick<Deps, 'config' | 'clock' | 'log'>, name: string): Promise<void> =>
  writeQueueTag(deps.config, prefix + name, String(deps.clock.now())).catch((error: unknown) =>
    deps.log('A function that stays could not be noted.', { name, ...describeError(error) }),
  );

export const forgetLeft = (deps: Pick<Deps, 'config' | 'log'>, name: string): Promise<void> =>
  removeQueueTags(deps.config, [prefix + name]).catch((error: unknown) =>
    deps.log('The note of a function could not be removed.', { name, ...describeError(error) }),
  );

export const listLeft = async (deps: Pick<Deps, 'config'>): Promise<string[]> =>
  Object.keys(await readQueueTags(deps.config))
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .sort();
