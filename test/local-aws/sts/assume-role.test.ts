import { beforeAll, describe, expect, it } from '@jest/globals';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
  type AssumeRoleCommandInput,
  type Credentials,
} from '@aws-sdk/client-sts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const vendor = '111111111111';
const customer = '222222222222';
const roleArn = `arn:aws:iam::${customer}:role/partners/reader`;
const sts = (who: Parameters<typeof aws.client>[1]) => aws.client(STSClient, who, 'eu-west-1');
const input = (more: Partial<AssumeRoleCommandInput> = {}): AssumeRoleCommandInput => ({
  RoleArn: roleArn,
  RoleSessionName: 'visit',
  ExternalId: 'e-1',
  ...more,
});
const assume = (more?: Partial<AssumeRoleCommandInput>) => sts('vendor').send(new AssumeRoleCommand(input(more)));
const keysOf = (credentials: Credentials | undefined) => ({
  accessKeyId: credentials?.AccessKeyId ?? '',
  secretAccessKey: credentials?.SecretAccessKey ?? '',
  sessionToken: credentials?.SessionToken ?? '',
});

const trust = (action: string[], condition: object = {}) => ({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${vendor}:root` },
  Action: action,
  Condition: { StringEquals: { 'sts:ExternalId': 'e-1' }, ...condition },
});

const createRole = async (name: string, path: string, statements: object[], policy: object[]) => {
  const iam = aws.client(IAMClient, 'customer-a');
  const document = (Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
  const made = { RoleName: name, Path: path, AssumeRolePolicyDocument: document(statements), MaxSessionDuration: 7200 };
  await iam.send(new CreateRoleCommand(made));
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'p', PolicyDocument: document(policy) }));
};

beforeAll(async () => {
  await createRole(
    'reader',
    '/partners/',
    [trust(['sts:AssumeRole', 'sts:SetSourceIdentity'])],
    [{ Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 's3:CreateBucket', 'sts:AssumeRole'], Resource: '*' }],
  );
  await createRole(
    'next',
    '/',
    [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${customer}:root` }, Action: 'sts:AssumeRole' }],
    [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  );
});

describe('shape (API reference, AssumeRole: response elements)', () => {
  it('answers credentials that expire, and the session without the path of the role', async () => {
    const before = aws.clock.now();
    const { Credentials, AssumedRoleUser } = await assume();
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(Credentials?.SecretAccessKey).toHaveLength(40);
    const seconds = ((Credentials?.Expiration?.getTime() ?? 0) - before) / 1000;
    expect(seconds).toBeGreaterThan(3590);
    expect(seconds).toBeLessThan(3605);
    expect(AssumedRoleUser?.Arn).toBe(`arn:aws:sts::${customer}:assumed-role/reader/visit`);
    expect(AssumedRoleUser?.AssumedRoleId).toMatch(/^AROA[A-Z2-7]{17}:visit$/);
  });

  it('the session is who GetCallerIdentity says it is', async () => {
    const { Credentials, AssumedRoleUser } = await assume();
    const identity = await sts(keysOf(Credentials)).send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: customer,
      Arn: AssumedRoleUser?.Arn,
      UserId: AssumedRoleUser?.AssumedRoleId,
    });
  });
});

describe('validation (service model of STS: lengths and patterns)', () => {
  const invalid: [what: string, more: Partial<AssumeRoleCommandInput>, words: RegExp][] = [
    ['a session name of one character', { RoleSessionName: 'x' }, /roleSessionName.*length greater than or equal to 2/],
    ['a session name with a space', { RoleSessionName: 'a b' }, /roleSessionName.*regular expression pattern/],
    ['an external id of one character', { ExternalId: 'x' }, /externalId.*greater than or equal to 2/],
    ['a duration under 15 minutes', { DurationSeconds: 899 }, /durationSeconds.*greater than or equal to 900/],
    ['a duration over 12 hours', { DurationSeconds: 43_201 }, /durationSeconds.*less than or equal to 43200/],
    ["a duration over the role's own", { DurationSeconds: 7201 }, /exceeds the MaxSessionDuration/],
    ['an ARN that is none', { RoleArn: 'arn:aws:iam::x:reader/not-a-role' }, /is invalid/],
    ['a session policy over 2,048 characters', { Policy: JSON.stringify({ Statement: ['x'.repeat(2048)] }) }, /2048/],
  ];
  it.each(invalid)('refuses %s', async (_what, more, words) => {
    await expect(assume(more)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(words),
    });
  });

  it('refuses a session policy that is no policy', async () => {
    await expect(assume({ Policy: 'nothing' })).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });
});

describe('behaviour', () => {
  const refused = {
    name: 'AccessDenied',
    message: `User: arn:aws:iam::${vendor}:user/admin is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
    $metadata: expect.objectContaining({ httpStatusCode: 403 }),
  };
  const { ExternalId: _, ...withoutExternalId } = input();

  it('refuses without the external id (IAM user guide: How to use an external ID)', async () => {
    await expect(sts('vendor').send(new AssumeRoleCommand(withoutExternalId))).rejects.toMatchObject(refused);
  });
  it('refuses with another external id', async () => {
    await expect(assume({ ExternalId: 'e-2' })).rejects.toMatchObject(refused);
  });
  it('refuses an account that the trust policy does not name', async () => {
    await expect(sts('customer-b').send(new AssumeRoleCommand(input()))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
  it('refuses a role that does not exist as one that is not allowed', async () => {
    const gone = roleArn.replace('reader', 'nobody');
    await expect(assume({ RoleArn: gone })).rejects.toMatchObject({ name: 'AccessDenied' });
  });
  it('refuses the role without its path', async () => {
    await expect(assume({ RoleArn: `arn:aws:iam::${customer}:role/reader` })).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('sets a source identity that the trust policy allows, and keeps it through chaining', async () => {
    const { Credentials, SourceIdentity } = await assume({ SourceIdentity: 'ann' });
    expect(SourceIdentity).toBe('ann');
    const chained = await sts(keysOf(Credentials)).send(
      new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${customer}:role/next`, RoleSessionName: 'on' }),
    );
    expect(chained.SourceIdentity).toBe('ann');
  });
  it('refuses a source identity where only AssumeRole is trusted (API reference: sts:SetSourceIdentity)', async () => {
    const own = aws.client(STSClient, 'customer-a');
    const next = { RoleArn: `arn:aws:iam::${customer}:role/next`, RoleSessionName: 'on' };
    await expect(own.send(new AssumeRoleCommand({ ...next, SourceIdentity: 'ann' }))).rejects.toMatchObject({
      message: expect.stringContaining('sts:SetSourceIdentity'),
    });
  });
  it('refuses session tags without sts:TagSession', async () => {
    await expect(assume({ Tags: [{ Key: 'a', Value: 'b' }] })).rejects.toMatchObject({
      message: expect.stringContaining('sts:TagSession'),
    });
  });

  it('fails a chained session of over an hour, and does not shorten it (IAM user guide: Role chaining)', async () => {
    const { Credentials } = await assume();
    const chain = (DurationSeconds: number) =>
      sts(keysOf(Credentials)).send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${customer}:role/next`,
          RoleSessionName: 'on',
          DurationSeconds,
        }),
      );
    await expect(chain(3601)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('1 hour'),
    });
    await expect(chain(3600)).resolves.toHaveProperty('Credentials');
  });

  it('cuts the role down to the session policy', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }],
    });
    const s3 = aws.client(S3Client, keysOf((await assume({ Policy })).Credentials));
    await expect(s3.send(new ListBucketsCommand({}))).resolves.toHaveProperty('Buckets');
    await expect(s3.send(new CreateBucketCommand({ Bucket: 'cut-down' }))).rejects.toMatchObject({
      message: expect.stringContaining('because no session policy allows the s3:CreateBucket action'),
    });
  });

  it('a session ends with its time', async () => {
    const { Credentials } = await assume({ DurationSeconds: 900 });
    const client = sts(keysOf(Credentials));
    await client.send(new GetCallerIdentityCommand({}));
    aws.clock.advance(901_000);
    await expect(client.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: 'ExpiredToken' });
  });
});
