import type { DeleteBucketCommandInput } from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { buckets, getBucket } from './store.ts';

export const deleteBucket: Operation<DeleteBucketCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:DeleteBucket')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    if (bucket.objects.size > 0) {
      const message =
        bucket.versioning === undefined
          ? 'The bucket you tried to delete is not empty'
          : 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.';
      throw new AwsError('BucketNotEmpty', message, 409, { BucketName: bucket.name });
    }
    buckets(world).delete(bucket.name);
  },
};
