import { createHash } from 'node:crypto';
import { readQueueTags, removeQueueTags, writeQueueTag } from './check-queue.ts';
import type { Deps } from './deps.ts';
import type { ResourceRequest } from './request.ts';

/**
 * A mark is a tag of the provision-check queue: every commander reaches that queue already, and a tag is gone with it. It
 * speaks of one resource of one stack, and its value begins with the time when it was left.
 */
export type MarkKind = 'deleted' | 'cancelled';
export type Marks = Record<string, string>;
export type Marked = Pick<ResourceRequest, 'StackId' | 'LogicalResourceId'>;

const prefix = 'stackery:';
/** No request lives longer than an hour; twice that is past doubt. */
const lifeMs = 7_200_000;
/** A queue holds fifty tags, and the account may have rules for some. */
const mostMarks = 30;

const keyOf = (kind: MarkKind, { StackId, LogicalResourceId }: Marked): string =>
  `${prefix}${kind}:${createHash('sha256').update(`${StackId}|${LogicalResourceId}`).digest('hex').slice(0, 32)}`;

export const readMarks = (deps: Pick<Deps, 'config'>): Promise<Marks> => readQueueTags(deps.config);

export const markOf = (marks: Marks, kind: MarkKind, marked: Marked): string | undefined => marks[keyOf(kind, marked)];

/** Leaves it, and removes those that have had their time, so that there is always room for the next. */
export const leaveMark = async (
  deps: Pick<Deps, 'config' | 'clock'>,
  kind: MarkKind,
  marked: Marked,
  value: string,
): Promise<void> => {
  const limit = deps.clock.now() - lifeMs;
  const newestFirst = Object.entries(await readMarks(deps))
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, text]) => ({ key, at: Number.parseInt(text, 10) || 0 }))
    .sort((one, other) => other.at - one.at);
  const old = newestFirst.filter(({ at }, index) => at <= limit || index >= mostMarks - 1).map(({ key }) => key);
  if (old.length > 0) await removeQueueTags(deps.config, old);
  await writeQueueTag(deps.config, keyOf(kind, marked), value);
};
