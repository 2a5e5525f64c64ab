import type { ListObjectVersionsCommandInput, ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';
import type { Operation } from '../operation.ts';
import { checkListing } from './check-listing.ts';
import { describeObject, ownerOf } from './describe-object.ts';
import { invalidArgument } from './errors.ts';
import { byKey } from './list-page.ts';
import { authorizeList, listing } from './listing.ts';
import { payer, restoreStatus } from './members.ts';
import { getBucket, type Bucket, type ObjectVersion } from './store.ts';
import { orderOf } from './versions.ts';

type Entry = ObjectVersion & { latest: boolean };

const allVersions = (bucket: Bucket): Entry[] =>
  [...bucket.objects.entries()]
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
    const { KeyMarker = '', VersionIdMarker = '' } = input;
    const entries = allVersions(bucket);
    const { page, encode, answer } = listing(bucket, input, entries.filter(behind(entries, input)), KeyMarker);
    const describe = (entry: Entry) => ({
      Key: encode(entry.key),
      VersionId: entry.versionId,
      IsLatest: entry.latest,
      LastModified: new Date(entry.lastModified),
      Owner: ownerOf(bucket),
    });
    const { last } = page;
    return {
      ...answer,
      KeyMarker: encode(KeyMarker),
      VersionIdMarker,
      Versions: page.items
        .filter((entry) => !entry.deleteMarker)
        .map((entry) => ({ ...describe(entry), ...describeObject(entry) })),
      DeleteMarkers: page.items.filter((entry) => entry.deleteMarker).map(describe),
      ...(page.truncated && last
        ? { NextKeyMarker: encode(last.key), ...('versionId' in last ? { NextVersionIdMarker: last.versionId } : {}) }
        : {}),
    };
  },
  ignores: [...payer, ...restoreStatus],
};
