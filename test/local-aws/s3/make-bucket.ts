import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectsCommand,
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
  type BucketLocationConstraint,
  type CreateBucketCommandInput,
  type GetObjectCommandInput,
  type PutObjectCommandInput,
  type PutObjectCommandOutput,
} from '@aws-sdk/client-s3';
import type { Target } from '../../support/start-target.ts';

/** S3 deletes a bucket only when no version of any object is left. */
const removeBucket = async (s3: S3Client, Bucket: string): Promise<void> => {
  await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  for (;;) {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    const Objects = [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length === 0) break;
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
};

/** Every region but us-east-1 wants to be named. */
export const locationOf = (region: string): Partial<CreateBucketCommandInput> =>
  region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };

/** A bucket with a name of its own, gone with its objects after the tests. */
export const makeBucket = async (
  target: Target,
  input: Partial<CreateBucketCommandInput> = {},
  region = target.region,
): Promise<string> => {
  const s3 = target.client(S3Client, { region });
  const Bucket = input.Bucket ?? target.unique('bucket');
  await s3.send(new CreateBucketCommand({ ...locationOf(region), ...input, Bucket }));
  target.afterwards(() => removeBucket(s3, Bucket));
  return Bucket;
};

export const makeVersionedBucket = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  const VersioningConfiguration = { Status: 'Enabled' } as const;
  await target.client(S3Client).send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  return Bucket;
};

/** A bucket whose policy may let anybody in. */
export const makeOpenBucket = async (target: Target): Promise<string> => {
  const Bucket = await makeBucket(target);
  await target.client(S3Client).send(new DeletePublicAccessBlockCommand({ Bucket }));
  return Bucket;
};

export const putText = (
  target: Target,
  Bucket: string,
  Key: string,
  Body = Key,
  more: Partial<PutObjectCommandInput> = {},
): Promise<PutObjectCommandOutput> =>
  target.client(S3Client).send(new PutObjectCommand({ Bucket, Key, Body, ...more }));

export const readText = async (
  target: Target,
  Bucket: string,
  Key: string,
  more: Partial<GetObjectCommandInput> = {},
): Promise<string | undefined> => {
  const { Body } = await target.client(S3Client).send(new GetObjectCommand({ Bucket, Key, ...more }));
  return Body?.transformToString();
};

export const policyOn = (Bucket: string, more: object = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: '*',
        Action: 's3:GetObject',
        Resource: `arn:aws:s3:::${Bucket}/public/*`,
        ...more,
      },
    ],
  });
