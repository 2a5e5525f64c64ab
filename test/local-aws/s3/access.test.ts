import { beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const s3 = aws.client(S3Client, 'vendor');
const Bucket = 'releases';
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const setPolicy = (text: string) => s3.send(new PutBucketPolicyCommand({ Bucket, Policy: text }));
const publicRead = policy({
  Effect: 'Allow',
  Principal: '*',
  Action: 's3:GetObject',
  Resource: `arn:aws:s3:::${Bucket}/public/*`,
});

beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ['public/a', 'private/a']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
});

describe('public access (user guide: Blocking public access to your Amazon S3 storage)', () => {
  it('ends for other accounts, too, while the bucket is restricted', async () => {
    const read = () => aws.client(S3Client, 'customer-a').send(new GetObjectCommand({ Bucket, Key: 'public/a' }));
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await setPolicy(publicRead);
    await expect(read()).resolves.toBeDefined();
    const PublicAccessBlockConfiguration = { RestrictPublicBuckets: true };
    await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
    await expect(read()).rejects.toMatchObject({ name: 'AccessDenied' });
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
  });

  it('reaches a bucket in the host name as well as in the path', async () => {
    const { port, hostname } = new URL(aws.endpoint);
    const status = await new Promise((resolve, reject) => {
      const headers = { host: `${Bucket}.s3.us-east-1.amazonaws.com` };
      request({ hostname, port, path: '/public/a', headers }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(200);
  });
});

describe('bucket policies', () => {
  it('open a bucket to another account only together with its own policies', async () => {
    const iam = aws.client(IAMClient, 'customer-b');
    const made = await iam
      .send(new CreateUserCommand({ UserName: 'reader' }))
      .then(() => iam.send(new CreateAccessKeyCommand({ UserName: 'reader' })));
    const reader = aws.client(S3Client, {
      accessKeyId: made.AccessKey?.AccessKeyId ?? '',
      secretAccessKey: made.AccessKey?.SecretAccessKey ?? '',
    });
    const read = () => reader.send(new GetObjectCommand({ Bucket, Key: 'private/a' }));
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/*` };
    await setPolicy(policy({ ...statement, Principal: { AWS: '333333333333' } }));
    // S3 user guide, Troubleshoot access denied errors: what was missing is told within an account or organization
    await expect(read()).rejects.toMatchObject({ name: 'AccessDenied', message: 'Access Denied' });
    await iam.send(
      new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'p', PolicyDocument: policy(statement) }),
    );
    await expect(read()).resolves.toBeDefined();
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(read()).rejects.toMatchObject({ name: 'AccessDenied', message: 'Access Denied' });
  });
});
