import type {
  DeletePublicAccessBlockCommandInput,
  GetPublicAccessBlockCommandInput,
  GetPublicAccessBlockCommandOutput,
  PutPublicAccessBlockCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { bodyDigests } from './members.ts';
import { getBucket } from './store.ts';

export const getPublicAccessBlock: Operation<
  GetPublicAccessBlockCommandInput,
  Partial<GetPublicAccessBlockCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketPublicAccessBlock')],
  run({ world }, input) {
    const { publicAccessBlock, name } = getBucket(world, input.Bucket);
    if (publicAccessBlock === undefined) {
      throw new AwsError(
        'NoSuchPublicAccessBlockConfiguration',
        'The public access block configuration was not found',
        404,
        { BucketName: name },
      );
    }
    return { PublicAccessBlockConfiguration: publicAccessBlock };
  },
};

export const putPublicAccessBlock: Operation<PutPublicAccessBlockCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketPublicAccessBlock')],
  run({ world }, input) {
    const given = input.PublicAccessBlockConfiguration ?? {};
    if (Object.keys(given).length === 0) {
      throw new AwsError('InvalidRequest', 'Must specify at least one configuration.');
    }
    getBucket(world, input.Bucket).publicAccessBlock = {
      BlockPublicAcls: given.BlockPublicAcls ?? false,
      IgnorePublicAcls: given.IgnorePublicAcls ?? false,
      BlockPublicPolicy: given.BlockPublicPolicy ?? false,
      RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
    };
  },
  ignores: bodyDigests,
};

export const deletePublicAccessBlock: Operation<DeletePublicAccessBlockCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketPublicAccessBlock')],
  run({ world }, input) {
    getBucket(world, input.Bucket).publicAccessBlock = undefined;
  },
};
