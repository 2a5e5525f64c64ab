import { createHash } from 'node:crypto';
import type { PutObjectCommandInput, PutObjectCommandOutput } from '@aws-sdk/client-s3';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { onBucket } from './access.ts';
import { checksumsOf } from './checksums.ts';
import { parseTagging } from './object-tagging.ts';
import { storedHeaders } from './stored-headers.ts';
import { currentVersion, getBucket, type ObjectVersion } from './store.ts';
import { addVersion, newVersionId } from './versions.ts';

export type PutInput = Omit<PutObjectCommandInput, 'Body'> & { Body?: Uint8Array | string };

const storageClasses: string[] = [
  ...['STANDARD', 'REDUCED_REDUNDANCY', 'STANDARD_IA', 'ONEZONE_IA', 'INTELLIGENT_TIERING', 'GLACIER'],
  ...['DEEP_ARCHIVE', 'OUTPOSTS', 'GLACIER_IR', 'SNOW', 'EXPRESS_ONEZONE'],
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

const checkConditions = (input: PutInput, current: ObjectVersion | undefined): void => {
  const refused = (condition: string) =>
    new AwsError('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', 412, {
      Condition: condition,
    });
  if (input.IfNoneMatch !== undefined) {
    if (input.IfNoneMatch !== '*') {
      throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, {
        Header: 'If-None-Match',
      });
    }
    if (current !== undefined) throw refused('If-None-Match');
  }
  if (input.IfMatch !== undefined) {
    if (current === undefined)
      throw new AwsError('NoSuchKey', 'The specified key does not exist.', 404, { Key: input.Key ?? '' });
    if (current.etag !== input.IfMatch.replaceAll('"', '') && input.IfMatch !== '*') throw refused('If-Match');
  }
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
    };
    const on = (action: string) => onBucket(call, input.Bucket, action, { key: input.Key, context });
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
      throw new AwsError('KeyTooLongError', 'Your key is too long', 400, { MaxSizeAllowed: String(maxKeyBytes) });
    }
    if (input.ACL !== undefined && input.ACL !== 'bucket-owner-full-control' && input.ACL !== 'private') {
      throw new AwsError('AccessControlListNotSupported', 'The bucket does not allow ACLs', 400);
    }
    checkUnsupported(input);
    checkMetadata(input.Metadata ?? {});
    const body =
      typeof input.Body === 'string' ? new Uint8Array(Buffer.from(input.Body)) : (input.Body ?? new Uint8Array());
    const etag = createHash('md5').update(body).digest('hex');
    if (input.ContentMD5 !== undefined && Buffer.from(input.ContentMD5, 'base64').length !== 16) {
      throw new AwsError('InvalidDigest', 'The Content-MD5 you specified is not valid.', 400, {
        'Content-MD5': input.ContentMD5,
      });
    }
    if (input.ContentMD5 !== undefined && Buffer.from(input.ContentMD5, 'base64').toString('hex') !== etag) {
      throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.');
    }
    const checksums = checksumsOf(input, body);
    checkConditions(input, currentVersion(bucket, key));
    const version: ObjectVersion = {
      key,
      versionId: newVersionId(bucket),
      deleteMarker: false,
      body,
      etag,
      lastModified: world.clock.now(),
      headers: storedHeaders(input),
      metadata: input.Metadata ?? {},
      tags: parseTagging(input.Tagging),
      checksums,
    };
    addVersion(bucket, version);
    return {
      ETag: `"${etag}"`,
      ServerSideEncryption: 'AES256',
      ...checksums,
      ...(Object.keys(checksums).length === 0 ? {} : { ChecksumType: 'FULL_OBJECT' as const }),
      ...(bucket.versioning === 'Enabled' ? { VersionId: version.versionId } : {}),
    };
  },
};
