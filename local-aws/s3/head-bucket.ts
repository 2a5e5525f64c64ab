import type { HeadBucketCommandInput, HeadBucketCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { getBucket } from './store.ts';

export const headBucket: Operation<HeadBucketCommandInput, Partial<HeadBucketCommandOutput>> = {
  authorize: (call, input) => [onBucket(call, input, 's3:ListBucket')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    return { BucketRegion: bucket.region, AccessPointAlias: false };
  },
};
