import type {
  GetBucketVersioningCommandInput,
  GetBucketVersioningCommandOutput,
  PutBucketVersioningCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { malformedXml } from './errors.ts';
import { getBucket } from './store.ts';

export const getBucketVersioning: Operation<
  GetBucketVersioningCommandInput,
  Partial<GetBucketVersioningCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:GetBucketVersioning')],
  run({ world }, input) {
    const { versioning } = getBucket(world, input.Bucket);
    return versioning === undefined ? {} : { Status: versioning };
  },
};

export const putBucketVersioning: Operation<PutBucketVersioningCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutBucketVersioning')],
  run({ world }, input) {
    const status = input.VersioningConfiguration?.Status;
    if (status === undefined) {
      throw new AwsError('IllegalVersioningConfigurationException', 'The Versioning element must be specified');
    }
    if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
    getBucket(world, input.Bucket).versioning = status;
  },
};
