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
import { bodyDigests } from './members.ts';
import { getBucket } from './store.ts';

const minimumSizes: string[] = ['all_storage_classes_128K', 'varies_by_storage_class'];

export const getBucketLifecycleConfiguration: Operation<
  GetBucketLifecycleConfigurationCommandInput,
  Partial<GetBucketLifecycleConfigurationCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetLifecycleConfiguration')],
  run({ world }, input) {
    const { lifecycle, transitionMinimumSize, name } = getBucket(world, input.Bucket);
    if (lifecycle === undefined) {
      throw new AwsError('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', 404, {
        BucketName: name,
      });
    }
    return {
      Rules: lifecycle,
      TransitionDefaultMinimumObjectSize: transitionMinimumSize ?? 'all_storage_classes_128K',
    };
  },
};

/** Rules are kept and given back; objects are not expired by them. */
export const putBucketLifecycleConfiguration: Operation<
  PutBucketLifecycleConfigurationCommandInput,
  Partial<PutBucketLifecycleConfigurationCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutLifecycleConfiguration')],
  run({ world }, input) {
    const rules = input.LifecycleConfiguration?.Rules ?? [];
    const { TransitionDefaultMinimumObjectSize: minimumSize = 'all_storage_classes_128K' } = input;
    if (!minimumSizes.includes(minimumSize)) {
      throw new AwsError('InvalidRequest', `Invalid TransitionDefaultMinimumObjectSize found: ${minimumSize}`);
    }
    checkRules(rules);
    const bucket = getBucket(world, input.Bucket);
    bucket.lifecycle = rules.map((rule) => ({ ID: randomBytes(24).toString('base64'), ...rule }));
    bucket.transitionMinimumSize = minimumSize;
    return { TransitionDefaultMinimumObjectSize: minimumSize };
  },
  ignores: bodyDigests,
};

export const deleteBucketLifecycle: Operation<DeleteBucketLifecycleCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutLifecycleConfiguration')],
  run({ world }, input) {
    getBucket(world, input.Bucket).lifecycle = undefined;
  },
};
