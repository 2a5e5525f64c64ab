import type {
  DeletedObject,
  DeleteObjectsCommandInput,
  DeleteObjectsCommandOutput,
  ObjectIdentifier,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Call, Operation } from '../operation.ts';
import { refusalOf } from './access.ts';
import { checkBucketOwner } from './bucket-owner.ts';
import { checkDeleteCondition } from './check-write-conditions.ts';
import { authorizeDelete, refuseBypass, removeObject } from './delete-object.ts';
import { malformedXml } from './errors.ts';
import { bodyDigests, payer } from './members.ts';
import { currentVersion, getBucket, type Bucket } from './store.ts';
import { isVersionId } from './versions.ts';

const maxKeys = 1000;

const removeOne = (call: Call, bucket: Bucket, { Key = '', VersionId, ETag }: ObjectIdentifier): DeletedObject => {
  const refusal = refusalOf(call, authorizeDelete(call, { Bucket: bucket.name, Key, VersionId }));
  if (refusal !== undefined) throw refusal;
  // unlike in DeleteObject, an id that S3 never gave is one that is not there
  if (VersionId !== undefined && !isVersionId(VersionId)) {
    throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404);
  }
  checkDeleteCondition(Key, ETag, currentVersion(bucket, Key));
  const result = removeObject(call.world, bucket, Key, VersionId);
  return {
    Key,
    ...(VersionId === undefined ? {} : { VersionId }),
    ...(result.DeleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: result.VersionId ?? '' } : {}),
  };
};

/** Each key is decided by itself: some may be deleted and others refused in one answer. */
export const deleteObjects: Operation<DeleteObjectsCommandInput, Partial<DeleteObjectsCommandOutput>> = {
  run(call, input) {
    const bucket = getBucket(call.world, input.Bucket);
    checkBucketOwner(bucket, input.ExpectedBucketOwner);
    const keys = input.Delete?.Objects ?? [];
    if (keys.length === 0 || keys.length > maxKeys) throw malformedXml();
    refuseBypass(input.BypassGovernanceRetention);
    const deleted: DeletedObject[] = [];
    const errors: NonNullable<DeleteObjectsCommandOutput['Errors']> = [];
    for (const key of keys) {
      try {
        deleted.push(removeOne(call, bucket, key));
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const { Key = '', VersionId } = key;
        errors.push({
          Key,
          ...(VersionId === undefined ? {} : { VersionId }),
          Code: error.code,
          Message: error.message,
        });
      }
    }
    return { ...(input.Delete?.Quiet ? {} : { Deleted: deleted }), ...(errors.length === 0 ? {} : { Errors: errors }) };
  },
  // the other conditions are for directory buckets
  lacks: ['MFA', 'Delete.Objects[].LastModifiedTime', 'Delete.Objects[].Size'],
  ignores: [...bodyDigests, ...payer],
};
