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
  PutObjectTaggingCommand,
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

  it('may ask for the tags of an object, sent or there (user guide: Tagging and access control policies)', async () => {
    const iam = aws.client(IAMClient, 'vendor');
    await iam.send(new CreateUserCommand({ UserName: 'tagger' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'tagger' }));
    const tagger = aws.client(S3Client, {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    });
    const Principal = { AWS: 'arn:aws:iam::111111111111:user/tagger' };
    const on = { Effect: 'Allow', Principal, Resource: `arn:aws:s3:::${Bucket}/*` };
    await setPolicy(
      policy(
        {
          ...on,
          Action: ['s3:PutObject', 's3:PutObjectTagging'],
          Condition: {
            StringEquals: { 's3:RequestObjectTag/team': 'red' },
            'ForAllValues:StringEquals': { 's3:RequestObjectTagKeys': ['team'] },
          },
        },
        { ...on, Action: 's3:GetObject', Condition: { StringEquals: { 's3:ExistingObjectTag/team': 'red' } } },
      ),
    );
    const refused = { name: 'AccessDenied' };
    const put = (Tagging?: string) => tagger.send(new PutObjectCommand({ Bucket, Key: 'tagged', Body: 'x', Tagging }));
    const tag = (who: S3Client, Key: string, Value: string) =>
      who.send(new PutObjectTaggingCommand({ Bucket, Key: 'tagged', Tagging: { TagSet: [{ Key, Value }] } }));
    const read = () => tagger.send(new GetObjectCommand({ Bucket, Key: 'tagged' }));
    await expect(put()).rejects.toMatchObject(refused);
    await expect(put('team=red&tier=gold')).rejects.toMatchObject(refused);
    await put('team=red');
    await expect(read()).resolves.toBeDefined();
    await expect(tag(tagger, 'team', 'blue')).rejects.toMatchObject(refused);
    await expect(tag(tagger, 'team', 'red')).resolves.toBeDefined();
    await tag(s3, 'team', 'blue');
    await expect(read()).rejects.toMatchObject(refused);
  });
});
