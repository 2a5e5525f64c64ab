import type {
  DeleteBucketEncryptionCommandInput,
  GetBucketEncryptionCommandInput,
  GetBucketEncryptionCommandOutput,
  PutBucketEncryptionCommandInput,
  ServerSideEncryptionConfiguration,
  ServerSideEncryptionRule,
} from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { invalidArgument, malformedXml } from './errors.ts';
import { bodyDigests } from './members.ts';
import { getBucket } from './store.ts';

const algorithms = ['AES256', 'aws:kms', 'aws:kms:dsse'];
const blockable: string[] = ['NONE', 'SSE-C'];

/** What every bucket begins with: encrypted by S3, and closed to keys of the customer. */
export const firstEncryption = (): ServerSideEncryptionConfiguration => ({
  Rules: [
    {
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      BucketKeyEnabled: false,
      BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] },
    },
  ],
});

/** What a rule does not say of blocked types stays as it was: opened again are they by NONE only. */
const blockedBy = (rule: ServerSideEncryptionRule, before: ServerSideEncryptionRule | undefined) => {
  const { BlockedEncryptionTypes: blocked } = rule;
  if (blocked === undefined) return before?.BlockedEncryptionTypes;
  const types = blocked.EncryptionType ?? [];
  if (types.length === 0) {
    throw invalidArgument('BlockedEncryptionTypes must contain at least one encryption type', 'BlockedEncryptionTypes');
  }
  if (!types.every((type) => blockable.includes(type))) throw malformedXml();
  return blocked;
};

export const getBucketEncryption: Operation<
  GetBucketEncryptionCommandInput,
  Partial<GetBucketEncryptionCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetEncryptionConfiguration')],
  run: ({ world }, input) => ({ ServerSideEncryptionConfiguration: getBucket(world, input.Bucket).encryption }),
};

export const putBucketEncryption: Operation<PutBucketEncryptionCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutEncryptionConfiguration')],
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
    const bucket = getBucket(world, input.Bucket);
    const [before] = bucket.encryption.Rules ?? [];
    bucket.encryption = {
      Rules: rules.map((rule) => ({
        BucketKeyEnabled: false,
        ...rule,
        BlockedEncryptionTypes: blockedBy(rule, before),
      })),
    };
  },
  ignores: bodyDigests,
};

/** Taking the configuration away leaves the encryption that every bucket has. */
export const deleteBucketEncryption: Operation<DeleteBucketEncryptionCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutEncryptionConfiguration')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    const [before] = bucket.encryption.Rules ?? [];
    const Rules = (firstEncryption().Rules ?? []).map((rule) => ({
      ...rule,
      BlockedEncryptionTypes: before?.BlockedEncryptionTypes,
    }));
    bucket.encryption = { Rules };
  },
};
