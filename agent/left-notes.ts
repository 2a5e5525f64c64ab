import { readQueueTags, removeQueueTags, writeQueueTag } from './check-queue.ts';
import type { Deps } from './deps.ts';
import { describeError } from './describe-error.ts';

export type LeftKind = 'certificate' | 'edge-function';

/** Apart from the marks, which have had their time after two hours: CloudFront takes longer. */
const prefixOf = (kind: LeftKind): string => `stackery-left:${kind}:`;

/**
 * What waits for CloudFront to give it up is noted as a tag of the provision-check queue: so the uninstall can name it without
 * a permission to search the account. A queue holds fifty tags, so it is best effort.
 */
export const noteLeft = (deps: Pick<Deps, 'config' | 'clock' | 'log'>, kind: LeftKind, name: string): Promise<void> =>
  writeQueueTag(deps.config, prefixOf(kind) + name, String(deps.clock.now())).catch((error: unknown) =>
    deps.log('What stays could not be noted.', { kind, name, ...describeError(error) }),
  );

export const forgetLeft = (deps: Pick<Deps, 'config' | 'log'>, kind: LeftKind, name: string): Promise<void> =>
  removeQueueTags(deps.config, [prefixOf(kind) + name]).catch((error: unknown) =>
    deps.log('The note of what stayed could not be removed.', { kind, name, ...describeError(error) }),
  );

export const listLeft = async (deps: Pick<Deps, 'config'>, kind: LeftKind): Promise<string[]> =>
  Object.keys(await readQueueTags(deps.config))
    .filter((key) => key.startsWith(prefixOf(kind)))
    .map((key) => key.slice(prefixOf(kind).length))
    .sort();
