import type {
  DeleteBucketEncryptionCommandInput,
  GetBucketEncryptionCommandInput,
  GetBucketEncryptionCommandOutput,
  PutBucketEncryptionCommandInput,
} from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { invalidArgument, malformedXml } from './errors.ts';
import { getBucket } from './store.ts';

const algorithms = ['AES256', 'aws:kms', 'aws:kms:dsse'];

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
    const [{ ApplyServerSideEncryptionByDefault: byDefault } = {}] = rules;
    const algorithm: string | undefined = byDefault?.SSEAlgorithm;
    if (rules.length !== 1 || (algorithm !== undefined && !algorithms.includes(algorithm))) throw malformedXml();
    if (algorithm === 'AES256' && byDefault?.KMSMasterKeyID !== undefined) {
      throw invalidArgument(
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
        'ApplyServerSideEncryptionByDefault',
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
