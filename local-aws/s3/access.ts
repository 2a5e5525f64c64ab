import { AwsError } from '../aws-error.ts';
import { accessDenied } from '../iam/access-denied.ts';
import { authorize, decide } from '../iam/authorize.ts';
import type { AuthorizationRequest, Call, ContextValue, PolicyDocument } from '../operation.ts';
import { accountOf } from '../principal.ts';
import { checkBucketOwner } from './bucket-owner.ts';
import { isPublicPolicy } from './public-policy.ts';
import { getBucket, type Bucket } from './store.ts';

export const bucketArn = (call: Call, bucket: string, key?: string): string =>
  `arn:${call.world.partition}:s3:::${bucket}${key === undefined ? '' : `/${key}`}`;

// With RestrictPublicBuckets a public policy only counts for the bucket's own account and for AWS services
const effectivePolicy = (call: Call, bucket: Bucket): PolicyDocument | undefined => {
  if (bucket.policy === undefined) return undefined;
  const document = JSON.parse(bucket.policy) as PolicyDocument;
  const outsider = call.principal.kind !== 'service' && accountOf(call.principal) !== bucket.account;
  const restricted = bucket.publicAccessBlock?.RestrictPublicBuckets === true && isPublicPolicy(document);
  return outsider && restricted ? undefined : document;
};

/** What every input says of its bucket. */
export type OfBucket = { Bucket: string | undefined; ExpectedBucketOwner?: string | undefined };

/** The request to act on a bucket, or on a key in it. A bucket that is not there, or not whose it should be, says so before IAM is asked. */
export const onBucket = (
  call: Call,
  input: OfBucket,
  action: string,
  options: { key?: string | undefined; context?: Record<string, ContextValue> } = {},
): AuthorizationRequest => {
  const bucket = getBucket(call.world, input.Bucket);
  checkBucketOwner(bucket, input.ExpectedBucketOwner);
  return {
    action,
    resource: bucketArn(call, bucket.name, options.key),
    resourceAccount: bucket.account,
    resourcePolicy: effectivePolicy(call, bucket),
    ...(options.context === undefined ? {} : { context: options.context }),
  };
};

/** Whoever may not list the bucket is not told that a key is missing. */
export const hideMissingKey = <Found>(call: Call, bucket: Bucket, find: () => Found): Found => {
  try {
    return find();
  } catch (error) {
    if (error instanceof AwsError && error.code === 'NoSuchKey') {
      authorize('s3', call, [onBucket(call, { Bucket: bucket.name }, 's3:ListBucket')]);
    }
    throw error;
  }
};

/** For what is decided on each key by itself: undefined where it is allowed. */
export const refusalOf = (call: Call, request: AuthorizationRequest): AwsError | undefined => {
  const decision = decide(call, request);
  return decision.allowed ? undefined : accessDenied('s3', call, request, decision);
};
