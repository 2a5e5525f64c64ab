import { headerNotImplemented, preconditionFailed } from './errors.ts';
import type { ObjectVersion } from './store.ts';
import { noSuchKey } from './versions.ts';

type Conditions = { IfMatch?: string | undefined; IfNoneMatch?: string | undefined };

const isSame = (version: ObjectVersion, etag: string): boolean => version.etag === etag.replaceAll('"', '');

/** A put that must not overwrite, or only what the caller knows. */
export const checkPutConditions = (
  key: string,
  { IfMatch, IfNoneMatch }: Conditions,
  current: ObjectVersion | undefined,
): void => {
  const notTaken = (header: string) =>
    headerNotImplemented(header, `We don't accept the provided value of ${header} header for this API`);
  if (IfMatch !== undefined && IfNoneMatch !== undefined) {
    throw headerNotImplemented('If-Match,If-None-Match', 'Multiple conditional request headers present in the request');
  }
  if (IfNoneMatch !== undefined) {
    if (IfNoneMatch !== '*') throw notTaken('If-None-Match');
    if (current !== undefined) throw preconditionFailed('If-None-Match');
  }
  if (IfMatch !== undefined) {
    if (IfMatch === '*') throw notTaken('If-Match');
    if (current === undefined) throw noSuchKey(key);
    if (!isSame(current, IfMatch)) throw preconditionFailed('If-Match');
  }
};

/** A delete of what the caller knows, or of whatever there is. */
export const checkDeleteCondition = (
  key: string,
  etag: string | undefined,
  current: ObjectVersion | undefined,
): void => {
  if (etag === undefined) return;
  if (current === undefined) throw noSuchKey(key);
  if (etag !== '*' && !isSame(current, etag)) throw preconditionFailed('If-Match');
};
