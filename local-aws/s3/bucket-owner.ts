import { AwsError } from '../aws-error.ts';
import type { World } from '../world.ts';
import { buckets } from './store.ts';

/** Whoever says whose bucket it should be is kept from one that somebody else made under the name. */
export const checkBucketOwner = (world: World, name: string, expected: string | undefined): void => {
  if (expected === undefined) return;
  if (!/^\d{12}$/.test(expected)) {
    throw new AwsError(
      'InvalidBucketOwnerAWSAccountID',
      `The value of the expected bucket owner parameter must be an AWS Account ID... [${expected}]`,
    );
  }
  const bucket = buckets(world).get(name);
  if (bucket !== undefined && bucket.account !== expected) throw new AwsError('AccessDenied', 'Access Denied', 403);
};
