import { boolean, list, record } from '../resource-properties.ts';
import type { ResourceContext } from '../resource-type.ts';

type Setting = {
  put(context: ResourceContext, Bucket: string, value: Record<string, unknown>): Promise<unknown>;
  remove(context: ResourceContext, Bucket: string): Promise<unknown>;
  read?(context: ResourceContext, Bucket: string): Promise<unknown>;
};

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Each property of AWS::S3::Bucket that is a configuration of its own in S3's API. */
export const bucketSettings: Record<string, Setting> = {
  PublicAccessBlockConfiguration: {
    put: (context, Bucket, value) =>
      context.call('s3', 'PutPublicAccessBlock', {
        Bucket,
        PublicAccessBlockConfiguration: Object.fromEntries(blocks.map((name) => [name, boolean(value[name]) ?? false])),
      }),
    remove: (context, Bucket) => context.call('s3', 'DeletePublicAccessBlock', { Bucket }),
    async read(context, Bucket) {
      const { PublicAccessBlockConfiguration } = await context.call<{ PublicAccessBlockConfiguration?: object }>(
        's3',
        'GetPublicAccessBlock',
        { Bucket },
      );
      return Object.fromEntries(
        Object.entries(PublicAccessBlockConfiguration ?? {}).map(([name, value]) => [name, String(value)]),
      );
    },
  },
  VersioningConfiguration: {
    put: (context, Bucket, value) =>
      context.call('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: value['Status'] } }),
    remove: (context, Bucket) =>
      context.call('s3', 'PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
    async read(context, Bucket) {
      const { Status } = await context.call<{ Status?: string }>('s3', 'GetBucketVersioning', { Bucket });
      return Status === undefined ? undefined : { Status };
    },
  },
  OwnershipControls: {
    put: (context, Bucket, value) =>
      context.call('s3', 'PutBucketOwnershipControls', { Bucket, OwnershipControls: { Rules: list(value['Rules']) } }),
    remove: (context, Bucket) => context.call('s3', 'DeleteBucketOwnershipControls', { Bucket }),
  },
  BucketEncryption: {
    put: (context, Bucket, value) =>
      context.call('s3', 'PutBucketEncryption', {
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: list<Record<string, unknown>>(value['ServerSideEncryptionConfiguration']).map((rule) => {
            const byDefault = record(rule['ServerSideEncryptionByDefault']);
            return {
              ApplyServerSideEncryptionByDefault: {
                SSEAlgorithm: byDefault['SSEAlgorithm'],
                ...(byDefault['KMSMasterKeyID'] === undefined ? {} : { KMSMasterKeyID: byDefault['KMSMasterKeyID'] }),
              },
              ...(rule['BucketKeyEnabled'] === undefined
                ? {}
                : { BucketKeyEnabled: boolean(rule['BucketKeyEnabled']) }),
            };
          }),
        },
      }),
    remove: (context, Bucket) => context.call('s3', 'DeleteBucketEncryption', { Bucket }),
  },
  LifecycleConfiguration: {
    put: (context, Bucket, value) =>
      context.call('s3', 'PutBucketLifecycleConfiguration', {
        Bucket,
        LifecycleConfiguration: { Rules: list<Record<string, unknown>>(value['Rules']).map(lifecycleRule) },
      }),
    remove: (context, Bucket) => context.call('s3', 'DeleteBucketLifecycle', { Bucket }),
  },
};

/** CloudFormation's rules have other names than S3's. */
const lifecycleRule = (rule: Record<string, unknown>): Record<string, unknown> => {
  const noncurrent = record(rule['NoncurrentVersionExpiration']);
  const days = noncurrent['NoncurrentDays'] ?? rule['NoncurrentVersionExpirationInDays'];
  const abort = record(rule['AbortIncompleteMultipartUpload']);
  return {
    ID: rule['Id'],
    Status: rule['Status'],
    Filter: { Prefix: rule['Prefix'] ?? '' },
    ...(rule['ExpirationInDays'] === undefined ? {} : { Expiration: { Days: Number(rule['ExpirationInDays']) } }),
    ...(days === undefined ? {} : { NoncurrentVersionExpiration: { NoncurrentDays: Number(days) } }),
    ...(abort['DaysAfterInitiation'] === undefined
      ? {}
      : { AbortIncompleteMultipartUpload: { DaysAfterInitiation: Number(abort['DaysAfterInitiation']) } }),
  };
};
