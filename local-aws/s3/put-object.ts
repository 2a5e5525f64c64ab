import { createHash, randomBytes } from 'node:crypto';
import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { enforcesOwner } from './bucket-ownership-controls.ts';
import { checkContentMd5 } from './check-content-md5.ts';
import { checkPutConditions } from './check-write-conditions.ts';
import { checksumTypeOf, checksumsOf } from './checksums.ts';
import { encryptionOf } from './encryption-of.ts';
import { expirationOf } from './expiration.ts';
import { customerKey, payer } from './members.ts';
import { parseTagging } from './object-tagging.ts';
import { storedHeaders } from './stored-headers.ts';
import { currentVersion, getBucket, wholeSeconds, type ObjectVersion } from './store.ts';
import { requestObjectTags } from './tag-keys.ts';
import { addVersion, newVersionId } from './versions.ts';

export type PutInput = Omit<PutObjectCommandInput, 'Body'> & { Body?: Uint8Array | string };

const storageClasses: string[] = [
  ...['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER'],
  ...['DEEP_ARCHIVE', 'GLACIER_IR'],
];
const maxKeyBytes = 1024;
const maxMetadataBytes = 2048;

/** Metadata counts by the bytes of its names and values. */
const checkMetadata = (metadata: Record<string, string>): void => {
  const size = Object.entries(metadata).reduce((sum, [name, value]) => sum + Buffer.byteLength(name + value), 0);
  if (size <= maxMetadataBytes) return;
  throw new AwsError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', 400, {
    Size: String(size),
    MaxSizeAllowed: String(maxMetadataBytes),
  });
};

const checkRedirect = (location: string | undefined): void => {
  if (location === undefined || /^(https?:\/)?\//.test(location)) return;
  throw new AwsError(
    'InvalidRedirectLocation',
    "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
  );
};

const checkUnsupported = ({ StorageClass, ServerSideEncryption }: PutInput): void => {
  if (StorageClass !== undefined && !storageClasses.includes(StorageClass)) {
    throw new AwsError('InvalidStorageClass', 'The storage class you specified is not valid', 400, {
      StorageClassRequested: StorageClass,
    });
  }
  if (StorageClass !== undefined && StorageClass !== 'STANDARD')
    throw notImplemented('s3', `PutObject with StorageClass ${StorageClass}`);
  if (ServerSideEncryption !== undefined && ServerSideEncryption !== 'AES256')
    throw notImplemented('s3', `PutObject with ServerSideEncryption ${ServerSideEncryption}`);
};

export const putObject: Operation<PutInput, Partial<PutObjectCommandOutput>> = {
  authorize: (call, input) => {
    const context = {
      ...(input.IfNoneMatch === undefined ? {} : { 's3:if-none-match': input.IfNoneMatch }),
      ...(input.IfMatch === undefined ? {} : { 's3:if-match': input.IfMatch }),
      ...(input.ACL === undefined ? {} : { 's3:x-amz-acl': input.ACL }),
      ...(input.ServerSideEncryption === undefined
        ? {}
        : { 's3:x-amz-server-side-encryption': input.ServerSideEncryption }),
      ...(input.StorageClass === undefined ? {} : { 's3:x-amz-storage-class': input.StorageClass }),
      ...requestObjectTags(Object.fromEntries(new URLSearchParams(input.Tagging ?? ''))),
    };
    const on = (action: string) => onBucket(call, input, action, { key: input.Key, context });
    return [
      on('s3:PutObject'),
      ...(input.ACL === undefined ? [] : [on('s3:PutObjectAcl')]),
      ...(input.Tagging === undefined ? [] : [on('s3:PutObjectTagging')]),
    ];
  },
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    const key = input.Key ?? '';
    if (Buffer.byteLength(key) > maxKeyBytes) {
      throw new AwsError('KeyTooLongError', 'Your key is too long', 400, {
        Size: String(Buffer.byteLength(key)),
        MaxSizeAllowed: String(maxKeyBytes),
      });
    }
    if (input.ACL !== undefined && input.ACL !== 'bucket-owner-full-control' && input.ACL !== 'private') {
      if (!enforcesOwner(bucket.ownership)) throw notImplemented('s3', `PutObject with ACL ${input.ACL}`);
      throw new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs', 400);
    }
    checkUnsupported(input);
    checkRedirect(input.WebsiteRedirectLocation);
    checkMetadata(input.Metadata ?? {});
    const body =
      typeof input.Body === 'string' ? new Uint8Array(Buffer.from(input.Body)) : (input.Body ?? new Uint8Array());
    const md5 = createHash('md5').update(body).digest('hex');
    checkContentMd5(input.ContentMD5, md5);
    const checksums = checksumsOf(input, body);
    checkPutConditions(key, input, currentVersion(bucket, key));
    const encryption = encryptionOf(world, bucket, input.ServerSideEncryption);
    // of what KMS encrypts, the ETag is no digest of the body
    const etag = encryption.SSEKMSKeyId === undefined ? md5 : randomBytes(16).toString('hex');
    const version: ObjectVersion = {
      key,
      versionId: newVersionId(bucket),
      deleteMarker: false,
      body,
      etag,
      lastModified: wholeSeconds(world.clock.now()),
      headers: storedHeaders(input),
      metadata: input.Metadata ?? {},
      tags: parseTagging(input.Tagging),
      checksums,
      encryption,
    };
    addVersion(bucket, version);
    return {
      ETag: `"${etag}"`,
      ...encryption,
      ...checksums,
      ...checksumTypeOf(checksums),
      ...expirationOf(bucket, version),
      ...(bucket.versioning === 'Enabled' ? { VersionId: version.versionId } : {}),
    };
  },
  lacks: [
    ...customerKey,
    ...['SSEKMSKeyId', 'SSEKMSEncryptionContext', 'BucketKeyEnabled'],
    ...['GrantFullControl', 'GrantRead', 'GrantReadACP', 'GrantWriteACP'],
    ...['ObjectLockMode', 'ObjectLockRetainUntilDate', 'ObjectLockLegalHoldStatus', 'ObjectLockEventHold'],
    ...['ObjectLockEventHoldDurationDays', 'ObjectLockEventHoldDurationYears'],
    // of directory buckets
    'WriteOffsetBytes',
  ],
  // the body is as long as HTTP says
  ignores: ['ContentLength', ...payer],
};
