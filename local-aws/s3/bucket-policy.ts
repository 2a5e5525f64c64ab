import type {
  DeleteBucketPolicyCommandInput,
  GetBucketPolicyCommandInput,
  GetBucketPolicyCommandOutput,
  GetBucketPolicyStatusCommandInput,
  GetBucketPolicyStatusCommandOutput,
  PutBucketPolicyCommandInput,
} from '@aws-sdk/client-s3';
import { AwsError } from '../aws-error.ts';
import type { Operation, PolicyDocument } from '../operation.ts';
import { onBucket } from './access.ts';
import { bodyDigests } from './members.ts';
import { isPublicPolicy } from './public-policy.ts';
import { readPolicy } from './read-policy.ts';
import { getBucket, type Bucket } from './store.ts';

const noPolicy = (bucket: Bucket): AwsError =>
  new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: bucket.name });

export const getBucketPolicy: Operation<GetBucketPolicyCommandInput, Partial<GetBucketPolicyCommandOutput>> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketPolicy')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    if (bucket.policy === undefined) throw noPolicy(bucket);
    return { Policy: bucket.policy };
  },
};

export const putBucketPolicy: Operation<PutBucketPolicyCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:PutBucketPolicy')],
  run({ world, principal }, input) {
    const bucket = getBucket(world, input.Bucket);
    const document = readPolicy(world, input.Policy ?? '', bucket.name);
    if (bucket.publicAccessBlock?.BlockPublicPolicy === true && isPublicPolicy(document)) {
      const who = principal.kind === 'anonymous' || principal.kind === 'service' ? principal.kind : principal.arn;
      throw new AwsError(
        'AccessDenied',
        `User: ${who} is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket.name}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
        403,
      );
    }
    bucket.policy = input.Policy;
  },
  // S3 takes a policy that locks out its author, whether or not that was confirmed
  ignores: [...bodyDigests, 'ConfirmRemoveSelfBucketAccess'],
};

export const deleteBucketPolicy: Operation<DeleteBucketPolicyCommandInput> = {
  authorize: (call, input) => [onBucket(call, input, 's3:DeleteBucketPolicy')],
  run({ world }, input) {
    getBucket(world, input.Bucket).policy = undefined;
  },
};

export const getBucketPolicyStatus: Operation<
  GetBucketPolicyStatusCommandInput,
  Partial<GetBucketPolicyStatusCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input, 's3:GetBucketPolicyStatus')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    if (bucket.policy === undefined) throw noPolicy(bucket);
    return { PolicyStatus: { IsPublic: isPublicPolicy(JSON.parse(bucket.policy) as PolicyDocument) } };
  },
};
