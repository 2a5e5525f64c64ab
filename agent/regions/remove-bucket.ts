import { DeleteBucketCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from '../aws/client-settings.ts';
import type { Deps } from '../deps.ts';

const s3In = (deps: Deps, region: string): S3Client => new S3Client(clientSettings(deps.config, region));

const isGone = (error: unknown): boolean => error instanceof Error && error.name === 'NoSuchBucket';

/** True when it holds anything, also only an old version or a delete marker. */
export const isBucketInUse = async (deps: Deps, bucket: string, region: string): Promise<boolean> => {
  try {
    const found = await s3In(deps, region).send(new ListObjectVersionsCommand({ Bucket: bucket, MaxKeys: 1 }));
    return (found.Versions ?? []).length > 0 || (found.DeleteMarkers ?? []).length > 0;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
};

/** Removes the bucket when nothing is in it. What was reviewed and proposed is the customer's record, and stays. */
export const removeBucket = async (deps: Deps, bucket: string, region: string): Promise<'removed' | 'in use'> => {
  if (await isBucketInUse(deps, bucket, region)) return 'in use';
  try {
    await s3In(deps, region).send(new DeleteBucketCommand({ Bucket: bucket }), { abortSignal: deps.signal });
    return 'removed';
  } catch (error) {
    if (isGone(error)) return 'removed';
    if (error instanceof Error && error.name === 'BucketNotEmpty') return 'in use';
    throw error;
  }
};
