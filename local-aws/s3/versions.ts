import { createHash, randomBytes } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import { invalidArgument } from './errors.ts';
import type { Bucket, ObjectVersion } from './store.ts';

const digest = (data: Uint8Array): Buffer => createHash('sha256').update(data).digest();
const toText = (id: Uint8Array): string => Buffer.from(id).toString('base64url').replaceAll('-', '.');

const xor = (a: Uint8Array, b: Uint8Array): Buffer => Buffer.from(a.map((byte, i) => byte ^ (b[i] ?? 0)));

let lastOrder = 0n;

/**
 * A version id tells S3 that S3 made it, and when: an id that is made up is refused, and a listing goes on behind a version
 * that was deleted meanwhile. Here: an order under a mask, random bytes, and a seal over both.
 */
export const newVersionId = (bucket: Bucket): string => {
  if (bucket.versioning !== 'Enabled') return 'null';
  const now = BigInt(Date.now()) << 16n;
  lastOrder = now > lastOrder ? now : lastOrder + 1n;
  const order = Buffer.alloc(8);
  order.writeBigUInt64BE(lastOrder);
  const random = randomBytes(10);
  const id = Buffer.concat([xor(order, digest(random)), random]);
  return toText(Buffer.concat([id, digest(id).subarray(0, 6)]));
};

const readId = (versionId: string): Buffer | undefined => {
  const id = Buffer.from(versionId.replaceAll('.', '-'), 'base64url');
  const sealed = id.length === 24 && digest(id.subarray(0, 18)).subarray(0, 6).equals(id.subarray(18));
  return sealed && toText(id) === versionId ? id : undefined;
};

/** Higher is newer. `null` is older than any version that has an id. */
export const orderOf = (versionId: string): bigint => {
  const id = readId(versionId);
  return id === undefined ? 0n : xor(id.subarray(0, 8), digest(id.subarray(8, 18))).readBigUInt64BE();
};

export const isVersionId = (versionId: string): boolean => versionId === 'null' || readId(versionId) !== undefined;

const checkVersionId = (versionId: string): void => {
  if (!isVersionId(versionId)) throw invalidArgument('Invalid version id specified', 'versionId', versionId);
};

/** Puts a version on top. Without versioning it takes the place of the one version named `null`. */
export const addVersion = (bucket: Bucket, version: ObjectVersion): void => {
  const versions = bucket.objects.get(version.key) ?? [];
  const kept = version.versionId === 'null' ? versions.filter(({ versionId }) => versionId !== 'null') : versions;
  bucket.objects.set(version.key, [version, ...kept]);
};

export const removeVersion = (bucket: Bucket, key: string, versionId: string): ObjectVersion | undefined => {
  checkVersionId(versionId);
  const versions = bucket.objects.get(key) ?? [];
  const removed = versions.find((version) => version.versionId === versionId);
  const left = versions.filter((version) => version !== removed);
  if (left.length === 0) bucket.objects.delete(key);
  else bucket.objects.set(key, left);
  return removed;
};

const markerHeaders = (bucket: Bucket, { versionId }: ObjectVersion): Record<string, string> => ({
  'x-amz-delete-marker': 'true',
  ...(bucket.versioning === undefined ? {} : { 'x-amz-version-id': versionId }),
});

export const noSuchKey = (key: string, headers?: Record<string, string>): AwsError =>
  new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key }, headers);

/** What can be done to a delete marker is only to delete it. */
const onDeleteMarker = (bucket: Bucket, marker: ObjectVersion, method: string): AwsError =>
  new AwsError(
    'MethodNotAllowed',
    'The specified method is not allowed against this resource.',
    405,
    { Method: method, ResourceType: 'DeleteMarker' },
    {
      ...markerHeaders(bucket, marker),
      Allow: 'DELETE',
      'Last-Modified': new Date(marker.lastModified).toUTCString(),
    },
  );

/** Also a delete marker. The error of a missing one depends on which was asked. */
const findAny = (bucket: Bucket, key: string, versionId: string | undefined, shown = key): ObjectVersion => {
  const versions = bucket.objects.get(key) ?? [];
  if (versionId === undefined) {
    const [newest] = versions;
    if (newest === undefined) throw noSuchKey(shown);
    return newest;
  }
  checkVersionId(versionId);
  const found = versions.find((version) => version.versionId === versionId);
  if (found !== undefined) return found;
  throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
    Key: key,
    VersionId: versionId,
  });
};

/** The version asked for, or the newest, to read it: a key whose newest is a delete marker is not there. */
export const findVersion = (bucket: Bucket, key: string, versionId: string | undefined): ObjectVersion => {
  const found = findAny(bucket, key, versionId);
  if (!found.deleteMarker) return found;
  if (versionId === undefined) throw noSuchKey(key, markerHeaders(bucket, found));
  throw onDeleteMarker(bucket, found, 'GET');
};

/** The version asked for, or the newest, to do something with its tags. */
export const findTagged = (
  bucket: Bucket,
  key: string,
  versionId: string | undefined,
  method: string,
): ObjectVersion => {
  // whoever reads tags of what is not there is shown the bucket, too
  const found = findAny(bucket, key, versionId, method === 'GET' ? `${bucket.name}/${key}` : key);
  if (found.deleteMarker) throw onDeleteMarker(bucket, found, method);
  return found;
};
