import type { Call, ContextValue } from '../operation.ts';
import { tagContext } from '../tag-context.ts';
import { getBucket } from './store.ts';

type Context = Record<string, ContextValue>;

/** What a request that sets tags of an object says about them: S3 has keys of its own for it. */
export const requestObjectTags = (tags: Record<string, string>): Context =>
  Object.keys(tags).length === 0
    ? {}
    : { ...tagContext('s3:RequestObjectTag', tags), 's3:RequestObjectTagKeys': Object.keys(tags) };

/** The tags that an object has, for those actions that may depend on them: neither to write nor to delete it is one. */
export const existingObjectTags = (
  call: Call,
  bucket: string | undefined,
  key: string | undefined,
  versionId: string | undefined,
): Context => {
  const versions = getBucket(call.world, bucket).objects.get(key ?? '') ?? [];
  const found = versionId === undefined ? versions[0] : versions.find((version) => version.versionId === versionId);
  return tagContext('s3:ExistingObjectTag', found?.tags ?? {});
};
