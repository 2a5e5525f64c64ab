import type { DeleteObjectCommandInput, DeleteObjectCommandOutput } from '@aws-sdk/client-s3';
import type { AuthorizationRequest, Call, Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { onBucket } from './access.ts';
import { getBucket, type Bucket } from './store.ts';
import { addVersion, newVersionId, removeVersion } from './versions.ts';

export const authorizeDelete = (
  call: Call,
  bucket: string | undefined,
  key: string | undefined,
  versionId: string | undefined,
): AuthorizationRequest =>
  onBucket(call, bucket, versionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', { key });

/** Deletes a version for good, or lays a delete marker on a versioned key. Deleting what is not there succeeds. */
export const removeObject = (
  world: World,
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
): { VersionId?: string; DeleteMarker?: boolean } => {
  if (versionId !== undefined) {
    const removed = removeVersion(bucket, key, versionId);
    return { VersionId: versionId, ...(removed?.deleteMarker ? { DeleteMarker: true } : {}) };
  }
  if (bucket.versioning === undefined) {
    bucket.objects.delete(key);
    return {};
  }
  const marker = newVersionId(bucket);
  addVersion(bucket, {
    key,
    versionId: marker,
    deleteMarker: true,
    body: new Uint8Array(),
    etag: '',
    lastModified: world.clock.now(),
    headers: {},
    metadata: {},
    tags: {},
    checksums: {},
  });
  return { VersionId: marker, DeleteMarker: true };
};

export const deleteObject: Operation<DeleteObjectCommandInput, Partial<DeleteObjectCommandOutput>> = {
  authorize: (call, { Bucket, Key, VersionId }) => [authorizeDelete(call, Bucket, Key, VersionId)],
  run: ({ world }, { Bucket, Key = '', VersionId }) => removeObject(world, getBucket(world, Bucket), Key, VersionId),
};
