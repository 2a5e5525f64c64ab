import type { ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { invalidArgument } from './errors.ts';
import { byKey } from './list-page.ts';
import { checkListing, ownerOf } from './check-listing.ts';
import { authorizeList, encodeKey, pageSize, checksumOf } from './list-objects-v2.ts';
import { getBucket, type Bucket, type ObjectVersion } from './store.ts';
import { orderOf } from './versions.ts';

type Entry = ObjectVersion & { latest: boolean };

const allVersions = (bucket: Bucket, prefix: string): Entry[] =>
  [...bucket.objects.entries()]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, versions]) => ({ key, versions }))
    .sort(byKey)
    .flatMap(({ versions }) => versions.map((version, i) => ({ ...version, latest: i === 0 })));

/** Whether a listing that ended at the markers has this version still before it. */
const behind = (entries: Entry[], { KeyMarker = '', VersionIdMarker }: ListObjectVersionsCommandInput) => {
  const last = entries.findIndex(({ key, versionId }) => key === KeyMarker && versionId === VersionIdMarker);
  return (entry: Entry, index: number): boolean => {
    if (KeyMarker === '') return true;
    if (entry.key !== KeyMarker) return byKey(entry, { key: KeyMarker }) > 0;
    if (VersionIdMarker === undefined) return false;
    return last < 0 ? orderOf(entry.versionId) < orderOf(VersionIdMarker) : index > last;
  };
};

const checkMarkers = ({ KeyMarker = '', VersionIdMarker }: ListObjectVersionsCommandInput): void => {
  if (VersionIdMarker === undefined) return;
  const refuse = (message: string) => invalidArgument(message, 'version-id-marker', VersionIdMarker);
  if (KeyMarker === '') throw refuse('A version-id marker cannot be specified without a key marker.');
  if (VersionIdMarker === '') throw refuse('A version-id marker cannot be empty.');
};

export const listObjectVersions: Operation<ListObjectVersionsCommandInput, Partial<ListObjectVersionsCommandOutput>> = {
  authorize: (call, input) => authorizeList(call, 's3:ListBucketVersions', input),
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    checkListing(input);
    checkMarkers(input);
    const { Prefix = '', Delimiter = '' } = input;
    const max = Math.min(input.MaxKeys ?? pageSize, pageSize);
    const encode = input.EncodingType === 'url' ? encodeKey : (key: string) => key;
    const entries = allVersions(bucket, Prefix);
    const rolledUp = (key: string): string | undefined => {
      const cut = Delimiter === '' ? -1 : key.indexOf(Delimiter, Prefix.length);
      return cut < 0 ? undefined : key.slice(0, cut + Delimiter.length);
    };
    const prefixes = new Set<string>();
    const page: Entry[] = [];
    let last: { key: string; versionId?: string } | undefined;
    let truncated = false;
    for (const entry of entries.filter(behind(entries, input))) {
      const rolled = rolledUp(entry.key);
      // A page that ended with a common prefix, or a key under it, goes on behind all keys under it
      if (rolled !== undefined && (prefixes.has(rolled) || (input.KeyMarker ?? '').startsWith(rolled))) continue;
      if (page.length + prefixes.size >= max) {
        truncated = max > 0;
        break;
      }
      if (rolled === undefined) page.push(entry);
      else prefixes.add(rolled);
      last = rolled === undefined ? entry : { key: rolled };
    }
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
