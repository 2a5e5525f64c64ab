import {
  GetBucketLifecycleConfigurationCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
  type LifecycleRule,
  type PutBucketLifecycleConfigurationCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const rule: LifecycleRule = {
  ID: 'old',
  Status: 'Enabled',
  Filter: { Prefix: 'tmp/' },
  NoncurrentVersionExpiration: { NoncurrentDays: 7 },
};

/** Everything that a rule may say. */
const everything: LifecycleRule[] = [
  {
    ID: 'by time',
    Status: 'Enabled',
    Filter: {
      And: {
        Prefix: 'k',
        Tags: [{ Key: 'team', Value: 'a' }],
        ObjectSizeGreaterThan: 1,
        ObjectSizeLessThan: 1000,
      },
    },
    Transitions: [
      { Days: 30, StorageClass: 'STANDARD_IA' },
      { Days: 90, StorageClass: 'GLACIER' },
    ],
    NoncurrentVersionTransitions: [{ NoncurrentDays: 30, NewerNoncurrentVersions: 2, StorageClass: 'GLACIER' }],
    NoncurrentVersionExpiration: { NoncurrentDays: 60, NewerNoncurrentVersions: 1 },
    Expiration: { Days: 365 },
  },
  {
    ID: 'by date',
    Status: 'Disabled',
    Filter: { Tag: { Key: 'team', Value: 'b' } },
    Transitions: [{ Date: new Date('2030-01-01T00:00:00Z'), StorageClass: 'DEEP_ARCHIVE' }],
    Expiration: { Date: new Date('2031-01-01T00:00:00Z') },
  },
  {
    ID: 'tidy',
    Status: 'Enabled',
    Filter: { Prefix: '' },
    Expiration: { ExpiredObjectDeleteMarker: true },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
  },
];

const put = async (target: Target, input: Partial<PutBucketLifecycleConfigurationCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      LifecycleConfiguration: { Rules: [rule] },
      ...input,
    }),
  );

const withRule = (more: Partial<LifecycleRule>) => ({ LifecycleConfiguration: { Rules: [{ ...rule, ...more }] } });

export const putBucketLifecycleConfiguration: OperationTest = {
  fact: 'S3 API reference, PutBucketLifecycleConfiguration: replaces all rules; each has a status, a filter and an action, and an ID of at most 255 characters that no other has. Recorded from AWS in localstack/localstack tests/aws/services/s3: the refusals of filters and dates. User guide, Lifecycle configuration elements and Transitioning objects: a transition has a class and a time, 30 days at least to infrequent access; uploads have no tags and no size (terraform-aws-s3-bucket issue 109 has the error).',
  shape: {
    'answers from which size on objects change class': async (target) => {
      const { $metadata, ...rest } = await put(target);
      expect(rest).toEqual({ TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' });
      expect($metadata.httpStatusCode).toBe(200);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(put(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(put, {
      'refuses no rules': [
        { LifecycleConfiguration: { Rules: [] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a rule without a filter': [
        { LifecycleConfiguration: { Rules: [{ ID: 'r', Status: 'Enabled', Expiration: { Days: 1 } }] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a rule that does nothing': [
        { LifecycleConfiguration: { Rules: [{ ID: 'r', Status: 'Enabled', Filter: { Prefix: '' } }] } },
        'InvalidRequest',
        'At least one action needs to be specified in a rule',
      ],
      'refuses an expiration after no day': [
        { LifecycleConfiguration: { Rules: [{ ...rule, Expiration: { Days: 0 } }] } },
        'InvalidArgument',
        "'Days' for Expiration action must be a positive integer",
      ],
      'refuses a filter with two predicates': [
        { LifecycleConfiguration: { Rules: [{ ...rule, Filter: { Prefix: '', ObjectSizeGreaterThan: 500 } }] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a tag twice': [
        {
          LifecycleConfiguration: {
            Rules: [
              {
                ...rule,
                Filter: {
                  And: {
                    Tags: [
                      { Key: 'a', Value: '1' },
                      { Key: 'a', Value: '2' },
                    ],
                  },
                },
              },
            ],
          },
        },
        'InvalidRequest',
        'Duplicate Tag Keys are not allowed.',
      ],
      'refuses two kinds of expiration': [
        { LifecycleConfiguration: { Rules: [{ ...rule, Expiration: { Days: 1, ExpiredObjectDeleteMarker: true } }] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a date that is no midnight': [
        { LifecycleConfiguration: { Rules: [{ ...rule, Expiration: { Date: new Date('2023-01-01T02:02:00Z') } }] } },
        'InvalidArgument',
        "'Date' must be at midnight GMT",
      ],
      'refuses an ID of 256 characters': [
        { LifecycleConfiguration: { Rules: [{ ...rule, ID: 'i'.repeat(256) }] } },
        'InvalidArgument',
        'ID length should not exceed allowed limit of 255',
      ],
      'refuses a smallest size that there is not': [
        { TransitionDefaultMinimumObjectSize: 'any' as never },
        'InvalidRequest',
        'Invalid TransitionDefaultMinimumObjectSize found: any',
      ],
      'refuses a transition without a class': [
        withRule({ Transitions: [{ Days: 30, StorageClass: undefined }] }),
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a transition to a class that there is not': [
        withRule({ Transitions: [{ Days: 30, StorageClass: 'CELLAR' as never }] }),
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a transition at no time': [
        withRule({ Transitions: [{ StorageClass: 'GLACIER' }] }),
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a transition of old versions at no time': [
        withRule({ NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER' }] }),
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a transition of old versions without a class': [
        withRule({ NoncurrentVersionTransitions: [{ NoncurrentDays: 30 }] }),
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses infrequent access before a month has passed': [
        withRule({ Transitions: [{ Days: 29, StorageClass: 'STANDARD_IA' }] }),
        'InvalidArgument',
        "'Days' in Transition action must be greater than or equal to 30 for storageClass 'STANDARD_IA'",
      ],
      'refuses an expiration of old versions after no day': [
        withRule({ NoncurrentVersionExpiration: { NoncurrentDays: 0 } }),
        'InvalidArgument',
        "'NoncurrentDays' for NoncurrentVersionExpiration action must be a positive integer",
      ],
      'refuses to end uploads after no day': [
        withRule({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 0 } }),
        'InvalidArgument',
        "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action must be a positive integer",
      ],
      'refuses to end uploads by tags': [
        withRule({
          Filter: { Tag: { Key: 'a', Value: '1' } },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        }),
        'InvalidRequest',
        /^AbortIncompleteMultipartUpload cannot be specified with Tags/,
      ],
      'refuses to end uploads by size': [
        withRule({
          Filter: { And: { Prefix: 'k', ObjectSizeLessThan: 9 } },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        }),
        'InvalidRequest',
        /^AbortIncompleteMultipartUpload cannot be specified with Object Size/,
      ],
      'refuses to take delete markers by tags': [
        withRule({ Filter: { Tag: { Key: 'a', Value: '1' } }, Expiration: { ExpiredObjectDeleteMarker: true } }),
        'InvalidRequest',
        /^ExpiredObjectDeleteMarker cannot be specified with Tags/,
      ],
      'refuses two rules with one ID': [
        { LifecycleConfiguration: { Rules: [rule, rule] } },
        'InvalidArgument',
        /^Rule ID must be unique\. Found same ID for more than one rule/,
      ],
    }),
  },
  behaviour: {
    'keeps everything that rules say': async (target) => {
      const Bucket = await makeBucket(target);
      const TransitionDefaultMinimumObjectSize = 'varies_by_storage_class';
      const input = { LifecycleConfiguration: { Rules: everything }, TransitionDefaultMinimumObjectSize } as const;
      expect(await put(target, { Bucket, ...input })).toMatchObject({ TransitionDefaultMinimumObjectSize });
      const found = () => target.client(S3Client).send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
      expect(await found()).toMatchObject({ Rules: everything, TransitionDefaultMinimumObjectSize });
      await put(target, { Bucket });
      expect(await found()).toMatchObject({ TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K' });
    },
    'is seen by whoever reads it, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket });
      await put(target, { Bucket });
      const found = await target.client(S3Client).send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
      expect(found.Rules).toEqual([rule]);
    },
  },
};
