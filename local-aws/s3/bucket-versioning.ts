import type {
  GetBucketVersioningCommandInput,
  GetBucketVersioningCommandOutput,
  PutBucketVersioningCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { malformedXml } from './errors.ts';
import { bodyDigests } from './members.ts';
import { getBucket } from './store.ts';

export const getBucketVersioning: Operation<
  GetBucketVersioningCommandInput,
  Partial<GetBucketVersioningCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketVersioning')],
  run({ world }, input) {
    const { versioning, mfaDelete } = getBucket(world, input.Bucket);
    return {
      ...(versioning === undefined ? {} : { Status: versioning }),
      ...(mfaDelete === undefined ? {} : { MFADelete: mfaDelete }),
    };
  },
};

export const putBucketVersioning: Operation<PutBucketVersioningCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketVersioning')],
  run({ world }, input) {
    const { Status: status, MFADelete: mfaDelete } = input.VersioningConfiguration ?? {};
    if (status === undefined) {
      throw new AwsError('IllegalVersioningConfigurationException', 'The Versioning element must be specified');
    }
    if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
    if (mfaDelete === 'Enabled') throw notImplemented('s3', 'PutBucketVersioning with MFADelete Enabled');
    if (mfaDelete !== undefined && mfaDelete !== 'Disabled') throw malformedXml();
    const bucket = getBucket(world, input.Bucket);
    bucket.versioning = status;
    if (mfaDelete !== undefined) bucket.mfaDelete = mfaDelete;
  },
  lacks: ['MFA'],
  ignores: bodyDigests,
};
