import type { GetBucketLocationCommandInput, GetBucketLocationCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { getBucket } from './store.ts';

export const getBucketLocation: Operation<GetBucketLocationCommandInput, Partial<GetBucketLocationCommandOutput>> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketLocation')],
  run({ world }, input) {
    const { region } = getBucket(world, input.Bucket);
    // us-east-1 is the location that has no name
    return region === 'us-east-1'
      ? {}
      : { LocationConstraint: region as NonNullable<GetBucketLocationCommandOutput['LocationConstraint']> };
  },
};
