import { GetObjectCommand, PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import type { ReleaseFile } from './read-release.ts';
import { ReleaseError } from './release-error.ts';

export const readObject = async (s3: S3Client, bucket: string, key: string): Promise<Uint8Array | undefined> => {
  try {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await answer.Body?.transformToByteArray();
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw refusal(error, `read ${key} in ${bucket}`);
  }
};

/** Writes an object that is not there. One that is there stays as it is, and must be the same. */
export const addObject = async (s3: S3Client, bucket: string, file: ReleaseFile): Promise<void> => {
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: file.key,
        Body: file.bytes,
        ContentType: file.contentType,
        CacheControl: 'public, max-age=31536000, immutable',
        IfNoneMatch: '*',
      }),
    );
  } catch (error) {
    if (statusOf(error) !== 412) throw refusal(error, `write ${file.key} to ${bucket}`);
    const there = await readObject(s3, bucket, file.key);
    if (there && Buffer.from(there).equals(file.bytes)) return;
    throw new ReleaseError(
      'release_differs',
      `${file.key} was published with other content while this publish ran.`,
      'A version never changes. Build this one under a new version.',
      error,
    );
  }
};

export const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

export const refusal = (error: unknown, what: string): ReleaseError => {
  if (error instanceof ReleaseError) return error;
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new ReleaseError(
    'aws_refused',
    `AWS did not ${what}: ${words}`,
    'Check the credentials, their permissions, and that the bucket is yours and in this region.',
    error,
  );
};
