import { AwsError } from '../aws-error.ts';
import { preconditionFailed } from './errors.ts';
import type { ObjectVersion } from './store.ts';

export type ReadConditions = {
  IfMatch?: string | undefined;
  IfNoneMatch?: string | undefined;
  IfModifiedSince?: Date | undefined;
  IfUnmodifiedSince?: Date | undefined;
};

/** RFC 9110: an ETag decides before a time does. */
export const checkReadConditions = (version: ObjectVersion, input: ReadConditions, now: number): void => {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = input;
  const tags = (text: string) => text.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  const matches = (text: string) => text.trim() === '*' || tags(text).includes(version.etag);
  const modified = version.lastModified;
  const unchanged = () =>
    new AwsError(
      'NotModified',
      'Not Modified',
      304,
      {},
      {
        ETag: `"${version.etag}"`,
        'Last-Modified': new Date(modified).toUTCString(),
      },
    );
  if (IfMatch !== undefined) {
    if (!matches(IfMatch)) throw preconditionFailed('If-Match');
  } else if (IfUnmodifiedSince !== undefined && modified > IfUnmodifiedSince.getTime()) {
    throw preconditionFailed('If-Unmodified-Since');
  }
  if (IfNoneMatch !== undefined) {
    if (matches(IfNoneMatch)) throw unchanged();
    return;
  }
  // a time that has not come yet is no condition
  const since = IfModifiedSince?.getTime() ?? Infinity;
  if (since <= now && modified <= since) throw unchanged();
};
