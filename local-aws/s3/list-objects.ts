import type { ListObjectsCommandInput, ListObjectsCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { checkListing } from './check-listing.ts';
import { describeObject, ownerOf } from './describe-object.ts';
import { authorizeList, listing, objectsBehind } from './listing.ts';
import { payer, restoreStatus } from './members.ts';
import { getBucket } from './store.ts';

export const listObjects: Operation<ListObjectsCommandInput, Partial<ListObjectsCommandOutput>> = {
  authorize: (call, input) => authorizeList(call, 's3:ListBucket', input),
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    checkListing(input);
    const { Delimiter = '', Marker = '' } = input;
    const { page, encode, answer } = listing(bucket, input, objectsBehind(bucket, Marker), Marker);
    return {
      ...answer,
      Marker: encode(Marker),
      Contents: page.items.map((version) => ({
        ...describeObject(version),
        Key: encode(version.key),
        Owner: ownerOf(bucket),
      })),
      // Only a listing with a delimiter says where to go on; otherwise the last key is the marker
      ...(page.truncated && Delimiter !== '' ? { NextMarker: encode(page.last?.key ?? '') } : {}),
    };
  },
  ignores: [...payer, ...restoreStatus],
};
