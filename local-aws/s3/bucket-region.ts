import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { buckets } from './store.ts';

/** A bucket is reached in its own region; elsewhere S3 only says where that is. */
export const checkBucketRegion = (world: World, name: string, operation: string, region: string | undefined): void => {
  const bucket = buckets(world).get(name);
  if (bucket === undefined || region === undefined || bucket.region === region) return;
  if (operation === 'CreateBucket' || operation === 'GetBucketLocation') return;
  throw new AwsError(
    'PermanentRedirect',
    'The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.',
    301,
    { Endpoint: `${name}.s3.${bucket.region}.${world.dnsSuffix}`, Bucket: name, Region: bucket.region },
    { 'x-amz-bucket-region': bucket.region },
  );
};
