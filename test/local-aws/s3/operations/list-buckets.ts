import { ListBucketsCommand, S3Client, type ListBucketsCommandInput } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket } from '../make-bucket.ts';

const list = async (target: Target, input: Partial<ListBucketsCommandInput>) =>
  target.client(S3Client).send(new ListBucketsCommand(input));

export const listBuckets: OperationTest = {
  fact: 'S3 API reference, ListBuckets: the buckets of the caller in all regions, sorted by name; Prefix and BucketRegion filter; pages by MaxBuckets and ContinuationToken; regions are told with any of these.',
  shape: {
    'answers name and time, and whose they are': async (target) => {
      const Bucket = await makeBucket(target);
      const { Buckets, Owner } = await list(target, {});
      expect(Buckets).toContainEqual({ Name: Bucket, CreationDate: expect.any(Date) });
      expect(Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
    },
    'answers the region, too, with a filter': async (target) => {
      const Bucket = await makeBucket(target);
      const { Buckets, Prefix } = await list(target, { Prefix: Bucket });
      expect(Prefix).toBe(Bucket);
      expect(Buckets?.[0]).toMatchObject({ Name: Bucket, CreationDate: expect.any(Date), BucketRegion: target.region });
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a page of over ten thousand': [{ MaxBuckets: 10_001 }, 'InvalidArgument', /./],
      'refuses a region that there is not': [
        { BucketRegion: 'eu-east-1' },
        'InvalidArgument',
        'Argument value eu-east-1 is not a valid AWS Region',
      ],
      'refuses a page of none': [{ MaxBuckets: 0 }, 'InvalidArgument', /./],
    }),
  },
  behaviour: {
    'is sorted by name, and comes in pages': async (target) => {
      const prefix = target.unique('sorted');
      const names = ['a', 'b', 'c'].map((end) => `${prefix}-${end}`);
      for (const Bucket of [...names].reverse()) await makeBucket(target, { Bucket });
      const first = await list(target, { Prefix: `${prefix}-`, MaxBuckets: 2 });
      expect(first.Buckets?.map(({ Name }) => Name)).toEqual(names.slice(0, 2));
      const next = { Prefix: `${prefix}-`, MaxBuckets: 2, ContinuationToken: first.ContinuationToken };
      const second = await list(target, next);
      expect(second.Buckets?.map(({ Name }) => Name)).toEqual(names.slice(2));
      expect(second.ContinuationToken).toBeUndefined();
    },
    'keeps to a region': async (target) => {
      const prefix = target.unique('region');
      for (const region of ['eu-west-1', 'us-west-2'])
        await makeBucket(target, { Bucket: `${prefix}-${region}` }, region);
      const { Buckets } = await list(target, { Prefix: `${prefix}-`, BucketRegion: 'us-west-2' });
      expect(Buckets?.map(({ Name }) => Name)).toEqual([`${prefix}-us-west-2`]);
    },
    'shows nothing of another account': onlyLocally('a second account', async (target, local) => {
      const Bucket = await makeBucket(target);
      const { Buckets } = await local.client(S3Client, 'customer-b').send(new ListBucketsCommand({}));
      expect(Buckets?.map(({ Name }) => Name) ?? []).not.toContain(Bucket);
    }),
  },
};
