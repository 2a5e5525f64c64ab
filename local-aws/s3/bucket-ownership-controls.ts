import type {
  DeleteBucketOwnershipControlsCommandInput,
  GetBucketOwnershipControlsCommandInput,
  GetBucketOwnershipControlsCommandOutput,
  PutBucketOwnershipControlsCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { getBucket } from './store.ts';

export const getBucketOwnershipControls: Operation<
  GetBucketOwnershipControlsCommandInput,
  Partial<GetBucketOwnershipControlsCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:GetBucketOwnershipControls')],
  run({ world }, input) {
    const { ownership, name } = getBucket(world, input.Bucket);
    if (ownership === undefined) {
      throw new AwsError('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found', 404, {
        BucketName: name,
      });
    }
    return { OwnershipControls: ownership };
  },
};

export const putBucketOwnershipControls: Operation<PutBucketOwnershipControlsCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutBucketOwnershipControls')],
  run({ world }, input) {
    getBucket(world, input.Bucket).ownership = input.OwnershipControls;
  },
};

export const deleteBucketOwnershipControls: Operation<DeleteBucketOwnershipControlsCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutBucketOwnershipControls')],
  run({ world }, input) {
    getBucket(world, input.Bucket).ownership = undefined;
  },
};
