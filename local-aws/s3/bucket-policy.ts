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
import { isPublicPolicy } from './public-policy.ts';
import { getBucket, type Bucket } from './store.ts';

const maxPolicyBytes = 20 * 1024;

const noPolicy = (bucket: Bucket): AwsError =>
  new AwsError('NoSuchBucketPolicy', 'The bucket policy does not exist', 404, { BucketName: bucket.name });

const malformed = (message: string): AwsError => new AwsError('MalformedPolicy', message, 400);

const readPolicy = (text: string, bucket: Bucket): PolicyDocument => {
  let document: PolicyDocument;
  try {
    document = JSON.parse(text) as PolicyDocument;
  } catch {
    throw malformed("Policies must be valid JSON and the first byte must be '{'");
  }
  if (document.Statement === undefined) throw malformed('Missing required field Statement');
  if ([document.Statement].flat().length === 0) throw malformed('Could not parse the policy: Statement is empty!');
  if (text.length > maxPolicyBytes) throw malformed('Policy exceeds the maximum allowed document size.');
  for (const raw of [document.Statement].flat() as Record<string, unknown>[]) {
    if (raw['Effect'] === undefined) throw malformed('Missing required field Effect');
    if (raw['Effect'] !== 'Allow' && raw['Effect'] !== 'Deny')
      throw malformed(`Invalid effect: ${String(raw['Effect'])}`);
    if (raw['Principal'] === undefined && raw['NotPrincipal'] === undefined)
      throw malformed('Missing required field Principal');
    if (raw['Action'] === undefined && raw['NotAction'] === undefined) throw malformed('Missing required field Action');
    const actions = [raw['Action'] ?? raw['NotAction'] ?? []].flat().map(String);
    if (!actions.every((action) => /^(\*|s3:[a-z0-9*?]+)$/i.test(action))) throw malformed('Policy has invalid action');
    const resources = [raw['Resource'] ?? raw['NotResource'] ?? []].flat().map(String);
    if (resources.length === 0) throw malformed('Missing required field Resource');
    const own = resources.every((arn) => new RegExp(`^arn:[^:]*:s3:::${bucket.name}(/.*)?$|^\\*$`).test(arn));
    if (!own) throw malformed('Policy has invalid resource');
    const onObjects = actions.every((action) => /^s3:(Get|Put|Delete|Restore)Object[a-z]*$/i.test(action));
    if (onObjects && raw['NotResource'] === undefined && resources.every((arn) => arn !== '*' && !/[/*]/.test(arn))) {
      throw malformed('Action does not apply to any resource(s) in statement');
    }
  }
  return document;
};

export const getBucketPolicy: Operation<GetBucketPolicyCommandInput, Partial<GetBucketPolicyCommandOutput>> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:GetBucketPolicy')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    if (bucket.policy === undefined) throw noPolicy(bucket);
    return { Policy: bucket.policy };
  },
};

export const putBucketPolicy: Operation<PutBucketPolicyCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:PutBucketPolicy')],
  run({ world, principal }, input) {
    const bucket = getBucket(world, input.Bucket);
    const document = readPolicy(input.Policy ?? '', bucket);
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
};

export const deleteBucketPolicy: Operation<DeleteBucketPolicyCommandInput> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:DeleteBucketPolicy')],
  run({ world }, input) {
    getBucket(world, input.Bucket).policy = undefined;
  },
};

export const getBucketPolicyStatus: Operation<
  GetBucketPolicyStatusCommandInput,
  Partial<GetBucketPolicyStatusCommandOutput>
> = {
  authorize: (call, input) => [onBucket(call, input.Bucket, 's3:GetBucketPolicyStatus')],
  run({ world }, input) {
    const bucket = getBucket(world, input.Bucket);
    if (bucket.policy === undefined) throw noPolicy(bucket);
    return { PolicyStatus: { IsPublic: isPublicPolicy(JSON.parse(bucket.policy) as PolicyDocument) } };
  },
};
