import { randomBytes } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import { invalidArgument } from './errors.ts';
import type { Bucket, ObjectVersion } from './store.ts';

export const newVersionId = (bucket: Bucket): string =>
  bucket.versioning === 'Enabled' ? randomBytes(24).toString('base64url').replaceAll('-', '.') : 'null';

const checkVersionId = (versionId: string): void => {
  if (/^(null|[\w.]{32})$/.test(versionId)) return;
  throw invalidArgument('Invalid version id specified', 'versionId', versionId);
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

/** The version asked for, or the newest; the error of a missing one depends on which was asked. */
export const findVersion = (bucket: Bucket, key: string, versionId: string | undefined): ObjectVersion => {
  const versions = bucket.objects.get(key) ?? [];
  const missing = (): AwsError => new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: key });
  if (versionId === undefined) {
    const [newest] = versions;
    if (newest === undefined || newest.deleteMarker) throw missing();
    return newest;
  }
  checkVersionId(versionId);
  const found = versions.find((version) => version.versionId === versionId);
  if (found === undefined) {
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, {
      Key: key,
      VersionId: versionId,
    });
  }
  if (found.deleteMarker) {
    throw new AwsError('MethodNotAllowed', 'The specified method is not allowed against this resource.', 405, {
      Method: 'GET',
      ResourceType: 'DeleteMarker',
    });
  }
  return found;
};
