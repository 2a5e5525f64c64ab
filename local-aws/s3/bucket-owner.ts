import { AwsError } from '../aws-error.ts';
import type { Bucket } from './store.ts';

/** Whoever says whose bucket it should be is kept from one that somebody else made under the name. */
export const checkBucketOwner = (bucket: Bucket, expected: string | undefined): void => {
  if (expected === undefined) return;
  if (!/^\d{12}$/.test(expected)) {
    throw new AwsError(
      'InvalidBucketOwnerAWSAccountID',
      `The value of the expected bucket owner parameter must be an AWS Account ID... [${expected}]`,
    );
  }
  if (bucket.account !== expected) throw new AwsError('AccessDenied', 'Access Denied', 403);
};
