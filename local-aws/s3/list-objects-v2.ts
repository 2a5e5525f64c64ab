import type { ListObjectsV2CommandInput, ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { checkListing } from './check-listing.ts';
import { describeObject, ownerOf } from './describe-object.ts';
import { invalidArgument } from './errors.ts';
import { authorizeList, listing, objectsBehind } from './listing.ts';
import { payer, restoreStatus } from './members.ts';
import { getBucket } from './store.ts';

const readToken = (token: string): string => {
  const text = Buffer.from(token, 'base64').toString();
  if (text === '' || Buffer.from(text).toString('base64') !== token) {
    throw invalidArgument('The continuation token provided is incorrect', 'continuation-token');
  }
  return text;
};

export const listObjectsV2: Operation<ListObjectsV2CommandInput, Partial<ListObjectsV2CommandOutput>> = {
  authorize: (call, input) => authorizeList(call, 's3:ListBucket', input),
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    checkListing(input);
    const { StartAfter, ContinuationToken } = input;
    const marker = ContinuationToken === undefined ? (StartAfter ?? '') : readToken(ContinuationToken);
    const { page, encode, answer } = listing(bucket, input, objectsBehind(bucket, marker), marker);
    return {
      ...answer,
      KeyCount: page.items.length + page.prefixes.length,
      Contents: page.items.map((version) => ({
        ...describeObject(version),
        Key: encode(version.key),
        ...(input.FetchOwner ? { Owner: ownerOf(bucket) } : {}),
      })),
      ...(ContinuationToken === undefined ? {} : { ContinuationToken }),
      // a token knows where to go on, whatever the first page began after
      ...(StartAfter === undefined || ContinuationToken !== undefined ? {} : { StartAfter: encode(StartAfter) }),
      ...(page.truncated ? { NextContinuationToken: Buffer.from(page.last?.key ?? '').toString('base64') } : {}),
    };
  },
  ignores: [...payer, ...restoreStatus],
};
