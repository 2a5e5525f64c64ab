import type {
  DeleteBucketEncryptionCommandInput,
  GetBucketEncryptionCommandInput,
  GetBucketEncryptionCommandOutput,
  PutBucketEncryptionCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { getBucket } from './store.ts';

export const getBucketEncryption: Operation<
  GetBucketEncryptionCommandInput,
  Partial<GetBucketEncryptionCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:GetEncryptionConfiguration')],
  run: ({ world }, input) => ({ ServerSideEncryptionConfiguration: getBucket(world, input.Bucket).encryption }),
};

export const putBucketEncryption: Operation<PutBucketEncryptionCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutEncryptionConfiguration')],
  run({ world }, input) {
    const rules = input.ServerSideEncryptionConfiguration?.Rules ?? [];
    if (rules.length !== 1) {
      throw new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
    getBucket(world, input.Bucket).encryption = {
      Rules: rules.map((rule) => ({ BucketKeyEnabled: false, ...rule })),
    };
  },
};

/** Taking the configuration away leaves the encryption that every bucket has. */
export const deleteBucketEncryption: Operation<DeleteBucketEncryptionCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutEncryptionConfiguration')],
  run({ world }, input) {
    getBucket(world, input.Bucket).encryption = {
      Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
    };
  },
};
