import {
  GetBucketTaggingCommand,
  PutBucketTaggingCommand,
  S3Client,
  type PutBucketTaggingCommandInput,
} from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const put = async (target: Target, input: Partial<PutBucketTaggingCommandInput> = {}) =>
  target.client(S3Client).send(
    new PutBucketTaggingCommand({
      Bucket: input.Bucket ?? (await makeBucket(target)),
      Tagging: { TagSet: [{ Key: 'team', Value: 'a b' }] },
      ...input,
    }),
  );

export const putBucketTagging: OperationTest = {
  fact: 'S3 API reference, PutBucketTagging: replaces all tags, 50 at most; InvalidTag for a key twice, for aws: and for characters that tags do not have.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await put(target);
      expect(rest).toEqual({});
      expect($metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      await expect(put(target, { Bucket: target.unique('none') })).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals(put, {
      'refuses a key twice': [
        {
          Tagging: {
            TagSet: [
              { Key: 'a', Value: '1' },
              { Key: 'a', Value: '2' },
            ],
          },
        },
        'InvalidTag',
        'Cannot provide multiple Tags with the same key',
      ],
      'refuses a key of 129 characters': [
        { Tagging: { TagSet: [{ Key: 'k'.repeat(129), Value: '' }] } },
        'InvalidTag',
        'The TagKey you have provided is invalid',
      ],
      'refuses a value of 257 characters': [
        { Tagging: { TagSet: [{ Key: 'k', Value: 'v'.repeat(257) }] } },
        'InvalidTag',
        'The TagValue you have provided is invalid',
      ],
      'refuses a key of AWS': [
        { Tagging: { TagSet: [{ Key: 'aws:team', Value: 'a' }] } },
        'InvalidTag',
        'System tags cannot be added/updated by requester',
      ],
      'refuses 51 tags': [
        { Tagging: { TagSet: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) } },
        'BadRequest',
        'Bucket tag count cannot be greater than 50',
      ],
    }),
  },
  behaviour: {
    'is seen by whoever reads it, and may be said twice': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket });
      await put(target, { Bucket });
      const found = await target.client(S3Client).send(new GetBucketTaggingCommand({ Bucket }));
      expect(found.TagSet).toEqual([{ Key: 'team', Value: 'a b' }]);
    },
    'with no tags leaves none': async (target) => {
      const Bucket = await makeBucket(target);
      await put(target, { Bucket, Tagging: { TagSet: [] } });
      const read = target.client(S3Client).send(new GetBucketTaggingCommand({ Bucket }));
      await expect(read).rejects.toMatchObject({ name: 'NoSuchTagSet' });
    },
  },
};
