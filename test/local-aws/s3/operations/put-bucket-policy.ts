import { DeleteBucketPolicyCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeBucket, makeOpenBucket, policyOn, putText, readText } from '../make-bucket.ts';

const put = async (target: Target, policy: (bucket: string) => string) => {
  const Bucket = await makeBucket(target);
  return target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy: policy(Bucket) }));
};
const own = (target: Target) => ({ Principal: { AWS: `arn:aws:iam::${target.accountId}:root` } });

export const putBucketPolicy: OperationTest = {
  fact: 'S3 API reference, PutBucketPolicy, and user guide, Bucket policies: at most 20 KB; each statement has effect, principal, action and resources of this bucket; BlockPublicPolicy refuses a public one.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata: _, ...rest } = await put(target, (bucket) => policyOn(bucket, own(target)));
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a bucket that there is not': async (target) => {
      const Bucket = target.unique('none');
      const command = new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket, own(target)) });
      await expect(target.client(S3Client).send(command)).rejects.toMatchObject(
        refusal('NoSuchBucket', 'The specified bucket does not exist'),
      );
    },
    ...refusals<(bucket: string) => string>(put, {
      'refuses what is not JSON': [
        () => 'nothing',
        'MalformedPolicy',
        "Policies must be valid JSON and the first byte must be '{'",
      ],
      'refuses a policy without statements': [
        () => '{"Version":"2012-10-17"}',
        'MalformedPolicy',
        'Missing required field Statement',
      ],
      'refuses a statement without a principal': [
        (bucket) => policyOn(bucket, { Principal: undefined }),
        'MalformedPolicy',
        'Missing required field Principal',
      ],
      'refuses a statement without an action': [
        (bucket) => policyOn(bucket, { Action: undefined }),
        'MalformedPolicy',
        'Missing required field Action',
      ],
      'refuses a statement without a resource': [
        (bucket) => policyOn(bucket, { Resource: undefined }),
        'MalformedPolicy',
        'Missing required field Resource',
      ],
      'refuses the action of another service': [
        (bucket) => policyOn(bucket, { Action: 'sqs:SendMessage' }),
        'MalformedPolicy',
        'Policy has invalid action',
      ],
      'refuses an effect that there is not': [
        (bucket) => policyOn(bucket, { Effect: 'Perhaps' }),
        'MalformedPolicy',
        'Invalid effect: Perhaps',
      ],
      'refuses to name somebody who does not exist': [
        (bucket) => policyOn(bucket, { Principal: { AWS: 'arn:aws:iam::111122223333:role/nobody-has-this-name' } }),
        'MalformedPolicy',
        'Invalid principal in policy',
      ],
      'refuses the resource of another bucket': [
        () => policyOn('another-bucket'),
        'MalformedPolicy',
        'Policy has invalid resource',
      ],
      'refuses an action on objects for the bucket alone': [
        (bucket) => policyOn(bucket, { Resource: `arn:aws:s3:::${bucket}` }),
        'MalformedPolicy',
        'Action does not apply to any resource(s) in statement',
      ],
      'refuses a public policy while it is blocked': [
        (bucket) => policyOn(bucket),
        'AccessDenied',
        /because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access\.$/,
      ],
    }),
  },
  behaviour: {
    'denies even the owner, except for the policy itself': async (target) => {
      const Bucket = await makeBucket(target);
      const s3 = target.client(S3Client);
      const Policy = policyOn(Bucket, { Effect: 'Deny', Resource: `arn:aws:s3:::${Bucket}/*` });
      await putText(target, Bucket, 'k');
      await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      await expect(readText(target, Bucket, 'k')).rejects.toMatchObject(
        refusal('AccessDenied', /with an explicit deny in a resource-based policy$/),
      );
      await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
      expect(await readText(target, Bucket, 'k')).toBe('k');
    },
    'may ask for a conditional put': async (target) => {
      const Bucket = await makeBucket(target);
      const Policy = policyOn(Bucket, {
        Effect: 'Deny',
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${Bucket}/*`,
        Condition: { Null: { 's3:if-none-match': 'true' } },
      });
      await target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy }));
      await expect(putText(target, Bucket, 'k')).rejects.toMatchObject({ name: 'AccessDenied' });
      await putText(target, Bucket, 'k', 'x', { IfNoneMatch: '*' });
    },
    'lets strangers read what it says, and nothing else': onlyLocally(
      'an account may forbid public buckets altogether',
      async (target, local) => {
        const Bucket = await makeOpenBucket(target);
        for (const key of ['public/a', 'private/a']) await putText(target, Bucket, key);
        await target.client(S3Client).send(new PutBucketPolicyCommand({ Bucket, Policy: policyOn(Bucket) }));
        const stranger = async (path: string, init?: RequestInit) =>
          (await fetch(`${local.endpoint}/${Bucket}/${path}`, init)).status;
        expect(await stranger('public/a')).toBe(200);
        expect(await stranger('private/a')).toBe(403);
        expect(await stranger('')).toBe(403);
        expect(await stranger('public/missing')).toBe(403);
        expect(await stranger('public/x', { method: 'PUT', body: 'x' })).toBe(403);
      },
    ),
  },
};
