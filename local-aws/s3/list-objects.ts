import type { ListObjectsCommandInput, ListObjectsCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { checkListing, ownerOf } from './check-listing.ts';
import { listPage } from './list-page.ts';
import { authorizeList, currentObjects, describeObject, encodeKey, pageSize } from './list-objects-v2.ts';
import { getBucket } from './store.ts';

export const listObjects: Operation<ListObjectsCommandInput, Partial<ListObjectsCommandOutput>> = {
  authorize: (call, input) => authorizeList(call, 's3:ListBucket', input),
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    checkListing(input);
    const { Prefix = '', Delimiter = '', Marker = '' } = input;
    const max = Math.min(input.MaxKeys ?? pageSize, pageSize);
    const encode = input.EncodingType === 'url' ? encodeKey : (key: string) => key;
    const page = listPage(currentObjects(bucket), { prefix: Prefix, delimiter: Delimiter, after: Marker, max });
    return {
      Name: bucket.name,
      Prefix: encode(Prefix),
      Marker: encode(Marker),
      MaxKeys: max,
      IsTruncated: page.truncated,
      ...(Delimiter === '' ? {} : { Delimiter: encode(Delimiter) }),
      ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
      Contents: page.items.map((version) => ({
        ...describeObject(version, ownerOf(bucket)),
        Key: encode(version.key),
      })),
      CommonPrefixes: page.prefixes.map((prefix) => ({ Prefix: encode(prefix) })),
      // Only a listing with a delimiter says where to go on; otherwise the last key is the marker
      ...(page.truncated && Delimiter !== '' ? { NextMarker: encode(page.last ?? '') } : {}),
    };
  },
};
