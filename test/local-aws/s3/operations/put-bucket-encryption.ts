import {
  GetBucketEncryptionCommand,
  HeadObjectCommand,
  PutBucketEncryptionCommand,
  S3Client,
  type PutBucketEncryptionCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, putText } from '../make-bucket.ts';

const byS3 = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false } as const;
/** Without another word, keys of the customer stay blocked. */
const told = { Rules: [{ ...byS3, BlockedEncryptionTypes: { EncryptionType: ['SSE-C' as const] } }] };

const put = async (target: Target, input: Partial<PutBucketEncryptionCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutBucketEncryptionCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      ServerSideEncryptionConfiguration: { Rules: [byS3] },
      ...input,
    }),
  );

export const putBucketEncryption: OperationTest = {
  fact: 'S3 API reference, PutBucketEncryption: one rule; a KMS key goes with a KMS algorithm only. User guide, Blocking or unblocking SSE-C: NONE opens the bucket to it; what is left out stays.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await put(target);
      expect(rest).toEqual({});
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
      'refuses a configuration without a rule': [
        { ServerSideEncryptionConfiguration: { Rules: [] } },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses an algorithm that there is not': [
        {
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'rot13' as never } }],
          },
        },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses to block nothing': [
        { ServerSideEncryptionConfiguration: { Rules: [{ ...byS3, BlockedEncryptionTypes: { EncryptionType: [] } }] } },
        'InvalidArgument',
        /must contain at least one encryption type/,
      ],
      'refuses to block what there is not': [
        {
          ServerSideEncryptionConfiguration: {
            Rules: [{ ...byS3, BlockedEncryptionTypes: { EncryptionType: ['rot13' as never] } }],
          },
        },
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      ],
      'refuses a key for an algorithm that has none': [
        {
          ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256', KMSMasterKeyID: 'key' } }],
          },
        },
        'InvalidArgument',
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
      ],
    }),
  },
  behaviour: {
    'is how an object is encrypted from then on': async (target) => {
      const Bucket = await makeBucket(target);
      const Rules = [
        { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true },
      ] as const;
      await put(target, { Bucket, ServerSideEncryptionConfiguration: { Rules: [...Rules] } });
      const told = {
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: expect.stringMatching(/^arn:aws:kms:[\w-]+:\d{12}:key\/[0-9a-f-]{36}$/),
        BucketKeyEnabled: true,
      };
      expect(await putText(target, Bucket, 'k', 'hello')).toMatchObject(told);
      const head = await target.client(S3Client).send(new HeadObjectCommand({ Bucket, Key: 'k' }));
      expect(head).toMatchObject(told);
      expect(head.ETag).not.toBe('"5d41402abc4b2a76b9719d911017c592"');
    },
    'keeps which types are blocked, until it is said again': async (target) => {
      const Bucket = await makeBucket(target);
      const open = { ...byS3, BlockedEncryptionTypes: { EncryptionType: ['NONE' as const] } };
      const found = async () =>
        (await target.client(S3Client).send(new GetBucketEncryptionCommand({ Bucket })))
          .ServerSideEncryptionConfiguration;
      await put(target, { Bucket, ServerSideEncryptionConfiguration: { Rules: [open] } });
      await put(target, { Bucket });
      expect(await found()).toEqual({ Rules: [open] });
      await put(target, { Bucket, ServerSideEncryptionConfiguration: told });
      expect(await found()).toEqual(told);
    },
    'is seen by whoever reads it, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket });
      await put(target, { Bucket });
      const found = await target.client(S3Client).send(new GetBucketEncryptionCommand({ Bucket }));
      expect(found.ServerSideEncryptionConfiguration).toEqual(told);
    },
  },
};
