import type { DeleteObjectCommandInput, DeleteObjectCommandOutput } from '@aws-sdk/client-s3';
import type { AuthorizationRequest, Call, Operation } from '../operation.ts';
import type { World } from '../world.ts';
import { onBucket, type OfBucket } from './access.ts';
import { invalidArgument } from './errors.ts';
import { checkDeleteCondition } from './check-write-conditions.ts';
import { payer } from './members.ts';
import { currentVersion, getBucket, wholeSeconds, type Bucket } from './store.ts';
import { addVersion, newVersionId, removeVersion } from './versions.ts';

export const authorizeDelete = (
  call: Call,
  input: OfBucket & { Key: string | undefined; VersionId?: string | undefined },
): AuthorizationRequest =>
  onBucket(call, input, input.VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion', {
    key: input.Key,
  });

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
    lastModified: wholeSeconds(world.clock.now()),
    headers: {},
    metadata: {},
    tags: {},
    checksums: {},
  });
  return { VersionId: marker, DeleteMarker: true };
};

/** Only a bucket with Object Lock, which local-aws does not have, knows what there is to bypass. */
export const refuseBypass = (bypass: boolean | undefined): void => {
  if (bypass === undefined) return;
  throw invalidArgument(
    'x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.',
    'x-amz-bypass-governance-retention',
  );
};

export const deleteObject: Operation<DeleteObjectCommandInput, Partial<DeleteObjectCommandOutput>> = {
  authorize: (call, input) => [authorizeDelete(call, input)],
  run({ world }, { Bucket, Key = '', VersionId, IfMatch, BypassGovernanceRetention }) {
    const bucket = getBucket(world, Bucket);
    refuseBypass(BypassGovernanceRetention);
    checkDeleteCondition(Key, IfMatch, currentVersion(bucket, Key));
    return removeObject(world, bucket, Key, VersionId);
  },
  // the other conditions are for directory buckets
  lacks: ['MFA', 'IfMatchLastModifiedTime', 'IfMatchSize'],
  ignores: payer,
};
