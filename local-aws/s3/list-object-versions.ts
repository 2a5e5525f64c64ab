import type { ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { byKey } from './list-page.ts';
import { checkListing, ownerOf } from './check-listing.ts';
import { authorizeList, encodeKey, pageSize, checksumOf } from './list-objects-v2.ts';
import { getBucket, type Bucket, type ObjectVersion } from './store.ts';

type Entry = ObjectVersion & { latest: boolean };

const allVersions = (bucket: Bucket, prefix: string): Entry[] =>
  [...bucket.objects.entries()]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, versions]) => ({ key, versions }))
    .sort(byKey)
    .flatMap(({ versions }) => versions.map((version, i) => ({ ...version, latest: i === 0 })));

const startOf = (entries: Entry[], input: ListObjectVersionsCommandInput): number => {
  if (input.KeyMarker === undefined || input.KeyMarker === '') return 0;
  const marker = input.KeyMarker;
  const index = entries.findIndex(
    (entry) => entry.key > marker || (entry.key === marker && entry.versionId === input.VersionIdMarker),
  );
  if (index < 0) return entries.length;
  return entries[index]?.key === marker ? index + 1 : index;
};

export const listObjectVersions: Operation<ListObjectVersionsCommandInput, Partial<ListObjectVersionsCommandOutput>> = {
  authorize: (call, input) => authorizeList(call, 's3:ListBucketVersions', input),
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    checkListing(input);
    const { Prefix = '', Delimiter = '' } = input;
    const max = Math.min(input.MaxKeys ?? pageSize, pageSize);
    const encode = input.EncodingType === 'url' ? encodeKey : (key: string) => key;
    const entries = allVersions(bucket, Prefix);
    const rolledUp = (key: string): string | undefined => {
      const cut = Delimiter === '' ? -1 : key.indexOf(Delimiter, Prefix.length);
      return cut < 0 ? undefined : key.slice(0, cut + Delimiter.length);
    };
    const rest = entries.slice(startOf(entries, input));
    const prefixes = new Set<string>();
    const page: Entry[] = [];
    let truncated = false;
    for (const entry of rest) {
      const rolled = rolledUp(entry.key);
      if (rolled !== undefined && prefixes.has(rolled)) continue;
      if (page.length + prefixes.size >= max) {
        truncated = true;
        break;
      }
      if (rolled === undefined) page.push(entry);
      else prefixes.add(rolled);
    }
    const last = page.at(-1);
    const describe = (entry: Entry) => ({
      Key: encode(entry.key),
      VersionId: entry.versionId,
      IsLatest: entry.latest,
      LastModified: new Date(entry.lastModified),
      Owner: ownerOf(bucket),
    });
    return {
      Name: bucket.name,
      Prefix: encode(Prefix),
      KeyMarker: encode(input.KeyMarker ?? ''),
      VersionIdMarker: input.VersionIdMarker ?? '',
      MaxKeys: max,
      IsTruncated: truncated,
      ...(Delimiter === '' ? {} : { Delimiter: encode(Delimiter) }),
      ...(input.EncodingType === undefined ? {} : { EncodingType: input.EncodingType }),
      Versions: page
        .filter((entry) => !entry.deleteMarker)
        .map((entry) => ({
          ...describe(entry),
          ETag: `"${entry.etag}"`,
          Size: entry.body.length,
          StorageClass: 'STANDARD' as const,
          ...checksumOf(entry),
        })),
      DeleteMarkers: page.filter((entry) => entry.deleteMarker).map(describe),
      CommonPrefixes: [...prefixes].map((prefix) => ({ Prefix: encode(prefix) })),
      ...(truncated && last ? { NextKeyMarker: encode(last.key), NextVersionIdMarker: last.versionId } : {}),
    };
  },
};
