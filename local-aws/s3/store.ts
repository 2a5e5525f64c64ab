import type {
  LifecycleRule,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  TransitionDefaultMinimumObjectSize,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import { accountState } from '../state.ts';
import type { World } from '../world.ts';
import type { Encryption } from './encryption-of.ts';

export type ObjectVersion = {
  key: string;
  /** `null` where the bucket is not versioned. */
  versionId: string;
  deleteMarker: boolean;
  body: Uint8Array;
  etag: string;
  lastModified: number;
  /** Content-Type and the other headers that come back as they were stored. */
  headers: Record<string, string>;
  metadata: Record<string, string>;
  tags: Record<string, string>;
  /** ChecksumCRC32 and so on, by member name. */
  checksums: Record<string, string>;
  /** Absent of a delete marker. */
  encryption?: Encryption;
};

export type Bucket = {
  name: string;
  account: string;
  region: string;
  createdAt: number;
  versioning: 'Enabled' | 'Suspended' | undefined;
  /** Told of a bucket only once it was said. */
  mfaDelete?: 'Disabled';
  policy: string | undefined;
  publicAccessBlock: PublicAccessBlockConfiguration | undefined;
  encryption: ServerSideEncryptionConfiguration;
  ownership: OwnershipControls | undefined;
  lifecycle: LifecycleRule[] | undefined;
  /** From which size on the rules move objects to another class. */
  transitionMinimumSize?: TransitionDefaultMinimumObjectSize;
  tags: Record<string, string> | undefined;
  /** Versions of each key, newest first. */
  objects: Map<string, ObjectVersion[]>;
};

/** S3 knows no fractions of a second. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

/** Bucket names are unique among all accounts, so buckets are kept once. */
const state = accountState('s3', () => new Map<string, Bucket>());
export const buckets = (world: World): Map<string, Bucket> => state(world, 'all');

export const getBucket = (world: World, name: string | undefined): Bucket => {
  const bucket = buckets(world).get(name ?? '');
  if (bucket === undefined) {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 404, { BucketName: name ?? '' });
  }
  return bucket;
};

/** The newest version, unless that is a delete marker. */
export const currentVersion = (bucket: Bucket, key: string): ObjectVersion | undefined => {
  const [newest] = bucket.objects.get(key) ?? [];
  return newest === undefined || newest.deleteMarker ? undefined : newest;
};
