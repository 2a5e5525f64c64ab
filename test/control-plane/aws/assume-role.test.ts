import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { assumeRole } from '../../../control-plane/aws/assume-role.ts';
import { createAws, type Aws } from '../../../control-plane/aws/aws.ts';
import { callerIdentity } from '../../../control-plane/aws/caller-identity.ts';
import { describeStack } from '../../../control-plane/aws/cloudformation/describe-stack.ts';
import { trustRefuses } from '../../../control-plane/aws/probe-trust.ts';
import type { Purpose, RoleAccess } from '../../../control-plane/aws/role-access.ts';
import { putTemplate } from '../../../control-plane/aws/s3/put-template.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const minute = 60_000;
const customer = '222222222222';
const externalId = '3f0c2f1d-8f11-4a39-9a43-6f1c1f0e5a1c';
const cloud = await startTestAws();
let aws: Aws;

beforeAll(async () => {
  const { accessKeyId, secretAccessKey } = cloud.accounts['vendor']?.credentials ?? {};
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: cloud.endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  });
  aws = createAws(cloud.clock);
  await createRole('strict', { StringEquals: { 'sts:ExternalId': externalId } });
  await createRole('any-id', { StringLike: { 'sts:ExternalId': '*' } });
  await createRole('open', undefined);
  await cloud.client(S3Client, 'customer-a').send(new CreateBucketCommand({ Bucket: 'assets-of-a' }));
  // IAM takes a while to let a new role be known
  cloud.clock.advance(2 * minute);
});

afterAll(() => aws.close());

afterEach(() => {
  cloud.faults.clear();
  cloud.calls.clear();
  aws.sessions.clear();
});

const createRole = async (name: string, condition: object | undefined): Promise<void> => {
  const iam = cloud.client(IAMClient, 'customer-a');
  const trust = {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111111111111:root' },
    Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
    ...(condition ? { Condition: condition } : {}),
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] });
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument }));
  const allow = { Effect: 'Allow', Action: ['cloudformation:*', 's3:*'], Resource: '*' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [allow] });
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'all', PolicyDocument }));
};

const access = (purpose: Purpose = 'read', changes: Partial<RoleAccess['link']> = {}): RoleAccess => ({
  link: {
    id: '6f1c1f0e-5a1c-4a39-9a43-0f0c2f1d8f11',
    workspaceId: 'b1f4f2d4-6a1f-4a39-9a43-0f0c2f1d8f22',
    roleArn: `arn:aws:iam::${customer}:role/strict`,
    externalId,
    homeRegion: 'eu-west-1',
    stackNamePattern: '*',
    assetsBucket: 'assets-of-a',
    ...changes,
  },
  region: 'us-east-1',
  purpose,
  requestIds: [],
});

const assumed = () => cloud.calls.list({ operation: 'AssumeRole' });

describe('assuming a role', () => {
  it("asks once, whoever asks at the same time, in STS of the link's home region", async () => {
    const sessions = await Promise.all([access(), access(), access()].map((each) => assumeRole(aws, each)));
    expect(new Set(sessions).size).toBe(1);
    expect(assumed().map(({ region }) => region)).toEqual(['eu-west-1']);
  });

  it('asks again for another purpose, region or external id, so that no session does more than its purpose', async () => {
    await assumeRole(aws, access('read'));
    await assumeRole(aws, access('observe'));
    await assumeRole(aws, { ...access('read'), region: 'eu-north-1' });
    await assumeRole(aws, access('read'));
    expect(assumed()).toHaveLength(3);
  });

  it('keeps a session until five minutes before its end', async () => {
    await assumeRole(aws, access());
    cloud.clock.advance(54 * minute);
    await assumeRole(aws, access());
    expect(assumed()).toHaveLength(1);
    cloud.clock.advance(2 * minute);
    await Promise.all([assumeRole(aws, access()), assumeRole(aws, access())]);
    expect(assumed()).toHaveLength(2);
  });

  it('shows the customer workspace and purpose, and really is in his account', async () => {
    const identity = await callerIdentity(aws, access('propose'));
    expect(identity.accountId).toBe(customer);
    expect(identity.arn).toBe(
      `arn:aws:sts::${customer}:assumed-role/strict/stackery-b1f4f2d4-6a1f-4a39-9a43-0f0c2f1d8f22-propose`,
    );
  });

  it("collects AWS's request ids for the audit log", async () => {
    const asked = access();
    await describeStack(aws, asked, 'none');
    await callerIdentity(aws, asked);
    expect(asked.requestIds).toHaveLength(3);
    expect(asked.requestIds?.every((id) => /^[0-9a-f-]{36}$/.test(id))).toBe(true);
  });

  it('is refused with the id of another link, and the refusal is not kept', async () => {
    const other = access('read', { externalId: '00000000-0000-4000-8000-000000000000' });
    await expect(assumeRole(aws, other)).rejects.toMatchObject({ code: 'role_not_assumable' });
    await expect(assumeRole(aws, other)).rejects.toMatchObject({ code: 'role_not_assumable' });
    expect(assumed()).toHaveLength(2);
    await expect(assumeRole(aws, access())).resolves.toBeDefined();
  });
});

describe('a session', () => {
  it('does no more than its purpose, whatever the role may', async () => {
    const object = { bucket: 'assets-of-a', key: 'templates/one' };
    const read = { ...access('read'), region: 'us-east-1' };
    await expect(putTemplate(aws, read, object, 'x')).rejects.toMatchObject({ code: 'aws_refused' });
    expect(await putTemplate(aws, access('propose'), object, 'x')).toBe(true);
    expect(await putTemplate(aws, access('propose'), object, 'y')).toBe(false);
    const elsewhere = { ...object, bucket: 'assets-of-others' };
    await expect(putTemplate(aws, access('propose'), elsewhere, 'x')).rejects.toMatchObject({ code: 'aws_refused' });
  });

  it('tells throttling from refusal, with what to do', async () => {
    cloud.faults.add({ kind: 'error', operation: 'DescribeStacks', code: 'Throttling', message: 'Rate exceeded' });
    await expect(describeStack(aws, access(), 'shop')).rejects.toMatchObject({
      code: 'aws_throttled',
      hint: 'Try again in a minute.',
    });
    expect(cloud.calls.list({ operation: 'DescribeStacks' })).toHaveLength(5);
  });

  it('rides out a short throttling by itself', async () => {
    const fault = { operation: 'DescribeStacks', code: 'Throttling', message: 'Rate exceeded', count: 2 };
    cloud.faults.add({ kind: 'error', ...fault });
    expect(await describeStack(aws, access(), 'shop')).toBeUndefined();
  });
});

describe('the trust of a role', () => {
  const link = (name: string) => ({ roleArn: `arn:aws:iam::${customer}:role/${name}`, homeRegion: 'eu-west-1' });
  const another = '11111111-1111-4111-8111-111111111111';

  it('refuses no external id and another external id, when the role asks for the right one', async () => {
    expect(await trustRefuses(aws, link('strict'), undefined)).toBe(true);
    expect(await trustRefuses(aws, link('strict'), another)).toBe(true);
    expect(await trustRefuses(aws, link('strict'), externalId)).toBe(false);
  });

  it('is seen to be loose when it takes any id, or none', async () => {
    expect(await trustRefuses(aws, link('any-id'), undefined)).toBe(true);
    expect(await trustRefuses(aws, link('any-id'), another)).toBe(false);
    expect(await trustRefuses(aws, link('open'), undefined)).toBe(false);
  });

  it('says nothing when STS does not answer clearly', async () => {
    const fault = { code: 'RegionDisabledException', message: 'STS is not activated in this region', status: 403 };
    cloud.faults.add({ kind: 'error', operation: 'AssumeRole', ...fault });
    await expect(trustRefuses(aws, link('open'), undefined)).rejects.toMatchObject({ code: 'aws_refused' });
  });
});
