import type { DeletedObject, DeleteObjectsCommandInput, DeleteObjectsCommandOutput } from '@aws-sdk/client-s3';
import { decide } from '../iam/authorize.ts';
import type { Operation } from '../operation.ts';
import { malformedXml } from './errors.ts';
import { authorizeDelete, removeObject } from './delete-object.ts';
import { getBucket } from './store.ts';

const maxKeys = 1000;

/** Each key is authorized by itself: some may be deleted and others refused in one answer. */
export const deleteObjects: Operation<DeleteObjectsCommandInput, Partial<DeleteObjectsCommandOutput>> = {
  run(call, input) {
    const bucket = getBucket(call.world, input.Bucket);
    const keys = input.Delete?.Objects ?? [];
    if (keys.length === 0 || keys.length > maxKeys) {
      throw malformedXml();
    }
    const deleted: DeletedObject[] = [];
    const errors: NonNullable<DeleteObjectsCommandOutput['Errors']> = [];
    for (const { Key = '', VersionId } of keys) {
      if (!decide(call, authorizeDelete(call, input.Bucket, Key, VersionId)).allowed) {
        errors.push({
          Key,
          ...(VersionId === undefined ? {} : { VersionId }),
          Code: 'AccessDenied',
          Message: 'Access Denied',
        });
        continue;
      }
      const result = removeObject(call.world, bucket, Key, VersionId);
      deleted.push({
        Key,
        ...(VersionId === undefined ? {} : { VersionId }),
        ...(result.DeleteMarker ? { DeleteMarker: true, DeleteMarkerVersionId: result.VersionId ?? '' } : {}),
      });
    }
    return { ...(input.Delete?.Quiet ? {} : { Deleted: deleted }), ...(errors.length === 0 ? {} : { Errors: errors }) };
  },
};
