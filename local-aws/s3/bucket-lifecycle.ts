import { randomBytes } from 'node:crypto';
import type {
  DeleteBucketLifecycleCommandInput,
  GetBucketLifecycleConfigurationCommandInput,
  GetBucketLifecycleConfigurationCommandOutput,
  PutBucketLifecycleConfigurationCommandInput,
  PutBucketLifecycleConfigurationCommandOutput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { checkRules } from './check-lifecycle.ts';
import { getBucket } from './store.ts';

/** Rules are kept and given back; objects are not expired by them. */
const minimumSize = 'all_storage_classes_128K';

export const getBucketLifecycleConfiguration: Operation<
  GetBucketLifecycleConfigurationCommandInput,
  Partial<GetBucketLifecycleConfigurationCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:GetLifecycleConfiguration')],
  run({ world }, input) {
    const { lifecycle, name } = getBucket(world, input.Bucket);
    if (lifecycle === undefined) {
      throw new AwsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404, {
        BucketName: name,
      });
    }
    return { Rules: lifecycle, TransitionDefaultMinimumObjectSize: minimumSize };
  },
};

export const putBucketLifecycleConfiguration: Operation<
  PutBucketLifecycleConfigurationCommandInput,
  Partial<PutBucketLifecycleConfigurationCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutLifecycleConfiguration')],
  run({ world }, input) {
    const rules = input.LifecycleConfiguration?.Rules ?? [];
    checkRules(rules);
    getBucket(world, input.Bucket).lifecycle = rules.map((rule) => ({
      ID: randomBytes(24).toString('base64'),
      ...rule,
    }));
    return { TransitionDefaultMinimumObjectSize: minimumSize };
  },
};

export const deleteBucketLifecycle: Operation<DeleteBucketLifecycleCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutLifecycleConfiguration')],
  run({ world }, input) {
    getBucket(world, input.Bucket).lifecycle = undefined;
  },
};
