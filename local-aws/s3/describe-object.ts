import type { ChecksumAlgorithm, _Object } from '@aws-sdk/client-s3';
import type { Bucket, ObjectVersion } from './store.ts';

/** The canonical user of the account that has the bucket. */
export const ownerOf = ({ account }: Bucket): { ID: string } => ({ ID: account.padStart(64, '0') });

/** Listings say how a checksum was made, not what it is. */
const checksumOf = ({ checksums }: ObjectVersion): Pick<_Object, 'ChecksumAlgorithm' | 'ChecksumType'> => {
  const [name] = Object.keys(checksums);
  if (name === undefined) return {};
  return { ChecksumAlgorithm: [name.slice('Checksum'.length) as ChecksumAlgorithm], ChecksumType: 'FULL_OBJECT' };
};

/** What listings say of the content of an object. */
export const describeObject = (version: ObjectVersion) => ({
  LastModified: new Date(version.lastModified),
  ETag: `"${version.etag}"`,
  Size: version.body.length,
  StorageClass: 'STANDARD' as const,
  ...checksumOf(version),
});
