import { createHash } from 'node:crypto';
import type { GetObjectCommandOutput } from '@aws-sdk/client-s3';
import type { World } from '../world.ts';
import type { Bucket } from './store.ts';

export type Encryption = Pick<
  Partial<GetObjectCommandOutput>,
  'ServerSideEncryption' | 'SSEKMSKeyId' | 'BucketKeyEnabled'
>;

/** The key that AWS makes for S3 in each account and region: always the same one. */
const managedKeyId = ({ account, region }: Bucket): string =>
  createHash('md5')
    .update(`aws/s3 ${account} ${region}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** How a new object of the bucket is encrypted, as its answers tell it: told only, the bytes stay as they are. */
export const encryptionOf = (world: World, bucket: Bucket, asked: string | undefined): Encryption => {
  const [{ ApplyServerSideEncryptionByDefault: byDefault, BucketKeyEnabled } = {}] = bucket.encryption.Rules ?? [];
  const algorithm = byDefault?.SSEAlgorithm;
  if (asked === 'AES256' || algorithm === undefined || algorithm === 'AES256') {
    return { ServerSideEncryption: 'AES256' };
  }
  const key = byDefault?.KMSMasterKeyID ?? managedKeyId(bucket);
  return {
    ServerSideEncryption: algorithm,
    SSEKMSKeyId: key.startsWith('arn:')
      ? key
      : `arn:${world.partition}:kms:${bucket.region}:${bucket.account}:key/${key}`,
    ...(BucketKeyEnabled ? { BucketKeyEnabled } : {}),
  };
};
