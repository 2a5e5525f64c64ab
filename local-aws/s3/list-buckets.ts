import type { ListBucketsCommandInput, ListBucketsCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { invalidArgument } from './errors.ts';
import { buckets } from './store.ts';

const maxBuckets = 10_000;

export const listBuckets: Operation<ListBucketsCommandInput, Partial<ListBucketsCommandOutput>> = {
  authorize: (call) => [{ action: 's3:ListAllMyBuckets', resource: '*', resourceAccount: call.account }],
  run({ world, account }, input) {
    const size = input.MaxBuckets ?? maxBuckets;
    if (size < 1 || size > maxBuckets) {
      throw invalidArgument(
        `Argument max-buckets must be an integer between 1 and ${maxBuckets}`,
        'max-buckets',
        String(size),
      );
    }
    const { BucketRegion } = input;
    if (BucketRegion !== undefined && !world.regions.some(({ name }) => name === BucketRegion)) {
      throw invalidArgument(`Argument value ${BucketRegion} is not a valid AWS Region`, 'bucket-region');
    }
    const after = input.ContinuationToken && Buffer.from(input.ContinuationToken, 'base64').toString();
    const all = [...buckets(world).values()]
      .filter((bucket) => bucket.account === account)
      .filter((bucket) => input.BucketRegion === undefined || bucket.region === input.BucketRegion)
      .filter((bucket) => bucket.name.startsWith(input.Prefix ?? '') && bucket.name > (after ?? ''))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    // Regions are told only to those who ask for pages or filters
    const asked = [input.MaxBuckets, input.ContinuationToken, input.Prefix, input.BucketRegion].some(
      (value) => value !== undefined,
    );
    const page = all.slice(0, size);
    const last = page.at(-1);
    return {
      Buckets: page.map((bucket) => ({
        Name: bucket.name,
        CreationDate: new Date(bucket.createdAt),
        ...(asked ? { BucketRegion: bucket.region } : {}),
      })),
      Owner: { ID: account.padStart(64, '0') },
      ...(input.Prefix === undefined ? {} : { Prefix: input.Prefix }),
      ...(page.length < all.length && last ? { ContinuationToken: Buffer.from(last.name).toString('base64') } : {}),
    };
  },
};
