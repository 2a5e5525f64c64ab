import { beforeAll, describe, expect, it } from '@jest/globals';
import { CreateUserCommand, CreateAccessKeyCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetBucketTaggingCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
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
const stranger = (path: string) => fetch(`${aws.endpoint}/${Bucket}/${path}`);
const block = (BlockPublicPolicy: boolean, RestrictPublicBuckets: boolean) =>
  s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: { BlockPublicPolicy, RestrictPublicBuckets },
    }),
  );

beforeAll(async () => {
  await s3.send(new CreateBucketCommand({ Bucket }));
  for (const Key of ['public/a', 'private/a']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
});

describe('public access (user guide: Blocking public access to your Amazon S3 storage)', () => {
  it('is blocked for a new bucket', async () => {
    const { PublicAccessBlockConfiguration } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(Object.values(PublicAccessBlockConfiguration ?? {})).toEqual([true, true, true, true]);
    await expect(setPolicy(publicRead)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('BlockPublicPolicy'),
    });
    expect((await stranger('public/a')).status).toBe(403);
  });

  it('is given by a policy once it may be', async () => {
    await block(false, false);
    await setPolicy(publicRead);
    const answer = await stranger('public/a');
    expect([answer.status, await answer.text()]).toEqual([200, 'public/a']);
    expect((await stranger('private/a')).status).toBe(403);
    const { PolicyStatus } = await s3.send(new GetBucketPolicyStatusCommand({ Bucket }));
    expect(PolicyStatus?.IsPublic).toBe(true);
  });

  it('lets a stranger neither list nor write nor see what is missing', async () => {
    expect((await stranger('')).status).toBe(403);
    expect((await stranger('public/missing')).status).toBe(403);
    expect((await fetch(`${aws.endpoint}/${Bucket}/public/x`, { method: 'PUT', body: 'x' })).status).toBe(403);
  });

  it('ends for others while the bucket is restricted, though the policy stays', async () => {
    await block(false, true);
    expect((await stranger('public/a')).status).toBe(403);
    const other = aws.client(S3Client, 'customer-a').send(new GetObjectCommand({ Bucket, Key: 'public/a' }));
    await expect(other).rejects.toMatchObject({ name: 'AccessDenied' });
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    expect((await stranger('public/a')).status).toBe(200);
  });

  it('reaches a bucket in the host name as well as in the path', async () => {
    const { request } = await import('node:http');
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
    await expect(read()).rejects.toMatchObject({
      message: expect.stringContaining('because no identity-based policy allows the s3:GetObject action'),
    });
    await iam.send(
      new PutUserPolicyCommand({ UserName: 'reader', PolicyName: 'p', PolicyDocument: policy(statement) }),
    );
    await expect(read()).resolves.toBeDefined();
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(read()).rejects.toMatchObject({
      message: expect.stringContaining('because no resource-based policy allows the s3:GetObject action'),
    });
  });

  it('may ask for a conditional put (condition key s3:if-none-match)', async () => {
    const denied = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `arn:aws:s3:::${Bucket}/*`,
      Condition: { Null: { 's3:if-none-match': 'true' } },
    };
    await setPolicy(policy(denied));
    const put = (more: object) => s3.send(new PutObjectCommand({ Bucket, Key: 'new', Body: 'x', ...more }));
    await expect(put({})).rejects.toMatchObject({
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    });
    await expect(put({ IfNoneMatch: '*' })).resolves.toHaveProperty('ETag');
    await s3.send(new DeleteBucketPolicyCommand({ Bucket }));
  });

  it.each([
    ['nothing', /valid JSON/],
    [policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), /Principal/],
    [policy({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::other/*' }), /invalid resource/],
  ])('that are malformed are refused: %s', async (text, words) => {
    await expect(setPolicy(text)).rejects.toMatchObject({
      name: 'MalformedPolicy',
      message: expect.stringMatching(words),
    });
  });
});

describe('what was never configured', () => {
  it('is said in a code of its own, or in the default', async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'bare' }));
    const bare = { Bucket: 'bare' };
    await expect(s3.send(new GetBucketPolicyCommand(bare))).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
    await expect(s3.send(new GetBucketTaggingCommand(bare))).rejects.toMatchObject({ name: 'NoSuchTagSet' });
    await expect(s3.send(new GetBucketLifecycleConfigurationCommand(bare))).rejects.toMatchObject({
      name: 'NoSuchLifecycleConfiguration',
    });
    const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand(bare));
    expect(ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
  });

  it('is given back once it is', async () => {
    const bare = { Bucket: 'bare' };
    const TagSet = [{ Key: 'team', Value: '<blue> & "green"' }];
    await s3.send(new PutBucketTaggingCommand({ ...bare, Tagging: { TagSet } }));
    expect((await s3.send(new GetBucketTaggingCommand(bare))).TagSet).toEqual(TagSet);
    const rule = {
      ID: 'old',
      Status: 'Enabled',
      Filter: { Prefix: 'tmp/' },
      NoncurrentVersionExpiration: { NoncurrentDays: 7 },
    } as const;
    await s3.send(new PutBucketLifecycleConfigurationCommand({ ...bare, LifecycleConfiguration: { Rules: [rule] } }));
    expect((await s3.send(new GetBucketLifecycleConfigurationCommand(bare))).Rules).toEqual([rule]);
  });
});
