import { bool, listOf, object, oneOf, required, string } from '../property.ts';
import { boolean, list, record } from '../resource-properties.ts';
import type { Property, ResourceContext } from '../resource-type.ts';
import { lifecycleProperty, lifecycleRule } from './aws-s3-bucket-lifecycle.ts';

type Setting = {
  property: Property;
  put(context: ResourceContext, Bucket: string, value: Record<string, unknown>): Promise<unknown>;
  remove(context: ResourceContext, Bucket: string): Promise<unknown>;
  read?(context: ResourceContext, Bucket: string): Promise<unknown>;
};

const blocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Each property of AWS::S3::Bucket that is a configuration of its own in S3's API. */
export const bucketSettings: Record<string, Setting> = {
  PublicAccessBlockConfiguration: {
    property: object(Object.fromEntries(blocks.map((name) => [name, bool]))),
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
    property: object({ Status: required(oneOf('Enabled', 'Suspended')) }),
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
    property: object({
      Rules: required(
        listOf(object({ ObjectOwnership: oneOf('ObjectWriter', 'BucketOwnerPreferred', 'BucketOwnerEnforced') })),
      ),
    }),
    put: (context, Bucket, value) =>
      context.call('s3', 'PutBucketOwnershipControls', { Bucket, OwnershipControls: { Rules: list(value['Rules']) } }),
    remove: (context, Bucket) => context.call('s3', 'DeleteBucketOwnershipControls', { Bucket }),
  },
  BucketEncryption: {
    property: object({
      ServerSideEncryptionConfiguration: required(
        listOf(
          object(
            {
              BucketKeyEnabled: bool,
              ServerSideEncryptionByDefault: object({
                KMSMasterKeyID: string,
                SSEAlgorithm: required(oneOf('aws:kms', 'AES256', 'aws:kms:dsse')),
              }),
            },
            ['BlockedEncryptionTypes'],
          ),
        ),
      ),
    }),
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
    property: lifecycleProperty,
    put: (context, Bucket, value) =>
      context.call('s3', 'PutBucketLifecycleConfiguration', {
        Bucket,
        LifecycleConfiguration: { Rules: list<Record<string, unknown>>(value['Rules']).map(lifecycleRule) },
      }),
    remove: (context, Bucket) => context.call('s3', 'DeleteBucketLifecycle', { Bucket }),
  },
};
