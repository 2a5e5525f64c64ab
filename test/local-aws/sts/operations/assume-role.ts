import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { AttachRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient, type AssumeRoleCommandInput } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { accessKeys } from '../../../../local-aws/iam/access-keys.ts';
import { eventually } from '../../../support/eventually.ts';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { document, listBuckets, readOnly } from '../../iam/documents.ts';
import { assume, keysOf, makeTrustedRole } from '../trusted-role.ts';

const whoIs = (target: Target, credentials: ReturnType<typeof keysOf>) =>
  target.client(STSClient, { credentials }).send(new GetCallerIdentityCommand({}));

export const assumeRole: OperationTest = {
  fact: 'STS API reference, AssumeRole, and IAM user guide, How to use an external ID and Role chaining: the trust policy must allow it with the external id; the session ends with its time; a session policy narrows; chained sessions last an hour at most and keep the source identity, which the next role must let them set, as it must transitive tags (aws/copilot-cli issue 5358). Recorded from AWS in localstack/localstack tests/aws/services/sts: transitive tags.',
  shape: {
    'answers credentials that expire, and the session without the path of the role': async (target) => {
      const role = await makeTrustedRole(target, { path: '/partners/' });
      const { Credentials, AssumedRoleUser, PackedPolicySize } = await assume(target, { RoleArn: role.arn });
      expect(Credentials).toEqual({
        AccessKeyId: expect.stringMatching(/^ASIA[A-Z2-7]{16}$/),
        SecretAccessKey: expect.stringMatching(/^[A-Za-z0-9+/]{40}$/),
        SessionToken: expect.stringMatching(/^[A-Za-z0-9+/=]{100,}$/),
        Expiration: expect.any(Date),
      });
      expect(AssumedRoleUser).toEqual({
        Arn: `arn:aws:sts::${target.accountId}:assumed-role/${role.name}/visit`,
        AssumedRoleId: `${role.id}:visit`,
      });
      expect(PackedPolicySize).toBeUndefined();
    },
    'lasts an hour unless said otherwise': async (target) => {
      const { arn } = await makeTrustedRole(target);
      const seconds = async (DurationSeconds?: number) => {
        const { Credentials } = await assume(target, { RoleArn: arn, DurationSeconds });
        const now = target.local?.clock.now() ?? Date.now();
        return ((Credentials?.Expiration?.getTime() ?? 0) - now) / 1000;
      };
      expect(Math.abs((await seconds()) - 3600)).toBeLessThan(30);
      expect(Math.abs((await seconds(900)) - 900)).toBeLessThan(30);
    },
    'answers a token of the size that is asked for at least': async (target) => {
      const { arn } = await makeTrustedRole(target);
      const { Credentials } = await assume(target, { RoleArn: arn, MinimumSessionTokenSize: 4096 });
      expect(Credentials?.SessionToken?.length).toBeGreaterThanOrEqual(4096);
    },
    'says how much of the room a session policy takes': async (target) => {
      const { arn } = await makeTrustedRole(target);
      const { PackedPolicySize } = await assume(target, { RoleArn: arn, Policy: listBuckets });
      expect(PackedPolicySize).toBeGreaterThan(0);
      expect(PackedPolicySize).toBeLessThan(100);
    },
  },
  validation: {
    ...refusals(assume, {
      'refuses a session name of one character': [
        { RoleSessionName: 'x' },
        'ValidationError',
        /at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2/,
      ],
      'refuses a session name with a space': [
        { RoleSessionName: 'a b' },
        'ValidationError',
        /at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern/,
      ],
      'refuses an external id of one character': [
        { ExternalId: 'x' },
        'ValidationError',
        /at 'externalId' failed to satisfy constraint: Member must have length greater than or equal to 2/,
      ],
      'refuses a duration under 15 minutes': [
        { DurationSeconds: 899 },
        'ValidationError',
        /at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900/,
      ],
      'refuses a duration over 12 hours': [
        { DurationSeconds: 43_201 },
        'ValidationError',
        /at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200/,
      ],
      'refuses to make a token of more than four kilobytes': [
        { MinimumSessionTokenSize: 4097 },
        'ValidationError',
        /at 'minimumSessionTokenSize' failed to satisfy constraint: Member must have value less than or equal to 4096/,
      ],
      'refuses an ARN that is none': [
        { RoleArn: 'arn:aws:iam::x:reader/not-a-role' },
        'ValidationError',
        'arn:aws:iam::x:reader/not-a-role is invalid',
      ],
      'refuses 51 session tags': [
        { Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `k${i}`, Value: '' })) },
        'ValidationError',
        /at 'tags' failed to satisfy constraint: Member must have length less than or equal to 50/,
      ],
      'refuses two session tags that differ in case': [
        {
          Tags: [
            { Key: 'team', Value: 'a' },
            { Key: 'Team', Value: 'b' },
          ],
        },
        'InvalidParameterValue',
        'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      ],
      'refuses to pass on a tag that is not given': [
        { Tags: [{ Key: 'team', Value: 'a' }], TransitiveTagKeys: ['tier'] },
        'InvalidParameterValue',
        'The specified transitive tag key must be included in the requested tags.',
      ],
      'refuses a session policy that IAM would not take': [
        { Policy: document({ Effect: 'Allow', Action: 's3:*', Resource: 'demo' }) },
        'MalformedPolicyDocumentException',
        'Resource demo must be in ARN format or "*".',
      ],
      'refuses a session policy that is no policy': [
        { Policy: 'nothing' },
        'MalformedPolicyDocumentException',
        'The policy is not in the valid JSON format.',
      ],
      'refuses a role that there is not like one that is not allowed': [
        {},
        'AccessDenied',
        /is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::\d+:role\/nobody-has-this-name$/,
      ],
    }),
    'refuses a duration over that of the role': async (target) => {
      const { arn } = await makeTrustedRole(target);
      await expect(assume(target, { RoleArn: arn, DurationSeconds: 3601 })).rejects.toMatchObject(
        refusal('ValidationError', 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
      );
    },
    'refuses without the external id, and with another, in the same words': async (target) => {
      const { arn } = await makeTrustedRole(target);
      const { Arn } = await target.client(STSClient).send(new GetCallerIdentityCommand({}));
      const words = `User: ${Arn ?? ''} is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
      for (const ExternalId of [undefined, 'e-2']) {
        await expect(assume(target, { RoleArn: arn, ExternalId })).rejects.toMatchObject({
          ...refusal('AccessDenied', words),
          $metadata: { httpStatusCode: 403 },
        });
      }
    },
    'refuses the role without its path': async (target) => {
      const { arn } = await makeTrustedRole(target, { path: '/partners/' });
      await expect(assume(target, { RoleArn: arn.replace('/partners', '') })).rejects.toMatchObject({
        name: 'AccessDenied',
      });
    },
    'refuses a source identity, and tags, that the trust policy does not allow to set': async (target) => {
      const { arn: RoleArn } = await makeTrustedRole(target);
      await expect(assume(target, { RoleArn, SourceIdentity: 'ann' })).rejects.toMatchObject(
        refusal('AccessDenied', /sts:SetSourceIdentity/),
      );
      await expect(assume(target, { RoleArn, Tags: [{ Key: 'a', Value: 'b' }] })).rejects.toMatchObject(
        refusal('AccessDenied', /sts:TagSession/),
      );
    },
    'refuses an account that the trust policy does not name': onlyLocally('a second account', async (target, local) => {
      const { arn: RoleArn } = await makeTrustedRole(target);
      const stranger = local.accounts['customer-b']?.credentials;
      await expect(assume(target, { RoleArn }, stranger)).rejects.toMatchObject({ name: 'AccessDenied' });
    }),
  },
  behaviour: {
    'makes a session that knows who it is': async (target) => {
      const { arn: RoleArn } = await makeTrustedRole(target);
      const { Credentials, AssumedRoleUser } = await assume(target, { RoleArn });
      expect(await whoIs(target, keysOf(Credentials))).toMatchObject({
        Account: target.accountId,
        Arn: AssumedRoleUser?.Arn,
        UserId: AssumedRoleUser?.AssumedRoleId,
      });
    },
    'narrows the role by a session policy': async (target) => {
      const { arn: RoleArn } = await makeTrustedRole(target, { allow: ['s3:ListAllMyBuckets', 's3:CreateBucket'] });
      const { Credentials } = await assume(target, { RoleArn, Policy: listBuckets });
      const s3 = target.client(S3Client, { credentials: keysOf(Credentials), region: 'us-east-1' });
      await eventually(() => s3.send(new ListBucketsCommand({})));
      const create = s3.send(new CreateBucketCommand({ Bucket: target.unique('refused') }));
      await expect(create).rejects.toMatchObject(
        refusal('AccessDenied', /because no session policy allows the s3:CreateBucket action$/),
      );
    },
    'narrows the role by managed policies, too': async (target) => {
      const { arn: RoleArn } = await makeTrustedRole(target, { allow: ['s3:CreateBucket'] });
      const { Credentials } = await assume(target, { RoleArn, PolicyArns: [{ arn: readOnly }] });
      const s3 = target.client(S3Client, { credentials: keysOf(Credentials), region: 'us-east-1' });
      const create = s3.send(new CreateBucketCommand({ Bucket: target.unique('refused') }));
      await expect(create).rejects.toMatchObject({ name: 'AccessDenied' });
    },
    'keeps the source identity through a chain, which lasts an hour at most': async (target) => {
      const actions = ['sts:AssumeRole', 'sts:SetSourceIdentity'];
      const first = await makeTrustedRole(target, { actions, allow: ['sts:*'] });
      const next = await makeTrustedRole(target, { actions, maxSession: 7200 });
      const { Credentials } = await assume(target, { RoleArn: first.arn, SourceIdentity: 'ann' });
      const chain = (DurationSeconds: number) =>
        assume(target, { RoleArn: next.arn, DurationSeconds }, keysOf(Credentials));
      expect(await eventually(() => chain(3600))).toMatchObject({ SourceIdentity: 'ann' });
      const without = await makeTrustedRole(target, { actions: ['sts:AssumeRole'] });
      await expect(assume(target, { RoleArn: without.arn }, keysOf(Credentials))).rejects.toMatchObject(
        refusal('AccessDenied', /is not authorized to perform: sts:SetSourceIdentity on resource: /),
      );
      await expect(chain(3601)).rejects.toMatchObject(
        refusal(
          'ValidationError',
          'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
        ),
      );
    },
    'passes transitive tags on through a chain, where nothing replaces them': async (target) => {
      const actions = ['sts:AssumeRole', 'sts:TagSession'];
      const first = await makeTrustedRole(target, { actions, allow: ['sts:*'] });
      const next = await makeTrustedRole(target, { actions });
      const PolicyDocument = document({
        Effect: 'Allow',
        Action: 's3:ListAllMyBuckets',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'blue' }, Null: { 'aws:PrincipalTag/tier': 'true' } },
      });
      const policy = new PutRolePolicyCommand({ RoleName: next.name, PolicyName: 'own', PolicyDocument });
      await target.client(IAMClient).send(policy);
      const tags = {
        Tags: [
          { Key: 'team', Value: 'blue' },
          { Key: 'tier', Value: 'gold' },
        ],
        TransitiveTagKeys: ['team'],
      };
      const { Credentials } = await assume(target, { RoleArn: first.arn, ...tags });
      const chain = (input: Partial<AssumeRoleCommandInput>) =>
        assume(target, { RoleArn: next.arn, ...input }, keysOf(Credentials));
      const chained = keysOf((await eventually(() => chain({}))).Credentials);
      await eventually(() => target.client(S3Client, { credentials: chained }).send(new ListBucketsCommand({})));
      const without = await makeTrustedRole(target, { actions: ['sts:AssumeRole'] });
      await expect(chain({ RoleArn: without.arn })).rejects.toMatchObject(
        refusal('AccessDenied', /is not authorized to perform: sts:TagSession on resource: /),
      );
      await expect(chain({ Tags: [{ Key: 'Team', Value: 'red' }] })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValue',
          "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
        ),
      );
    },
    'has the permissions of the role as they are now': async (target) => {
      const { arn: RoleArn, name: RoleName } = await makeTrustedRole(target, { allow: ['sqs:ListQueues'] });
      const { Credentials, AssumedRoleUser } = await assume(target, { RoleArn });
      const credentials = keysOf(Credentials);
      const s3 = target.client(S3Client, { credentials });
      const words = (action: string) =>
        `User: ${AssumedRoleUser?.Arn ?? ''} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`;
      await expect(s3.send(new ListBucketsCommand({}))).rejects.toMatchObject(
        refusal('AccessDenied', words('s3:ListAllMyBuckets')),
      );
      const vpcs = target.client(EC2Client, { credentials }).send(new DescribeVpcsCommand({}));
      await expect(vpcs).rejects.toMatchObject(
        refusal(
          'UnauthorizedOperation',
          `You are not authorized to perform this operation. ${words('ec2:DescribeVpcs')}`,
        ),
      );
      await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, PolicyArn: readOnly }));
      await eventually(() => s3.send(new ListBucketsCommand({})));
    },
    'ends with its time': onlyLocally('the fifteen minutes', async (target, local) => {
      const { arn: RoleArn } = await makeTrustedRole(target);
      const { Credentials } = await assume(target, { RoleArn, DurationSeconds: 900 });
      const session = keysOf(Credentials);
      await whoIs(target, session);
      local.clock.advance(901_000);
      await expect(whoIs(target, session)).rejects.toMatchObject(
        refusal('ExpiredToken', 'The security token included in the request is expired'),
      );
    }),
    'cannot be done by the root user': onlyLocally('the root user should have no keys', async (target, local) => {
      const { arn: RoleArn } = await makeTrustedRole(target);
      const id = 'AKIAROOTROOTROOTROOT';
      const secret = 'x'.repeat(40);
      const key = { id, secret, account: target.accountId, userName: '', status: 'Active' as const, createdAt: 0 };
      accessKeys(local.world).set(id, key);
      const root = { accessKeyId: id, secretAccessKey: secret };
      await expect(assume(target, { RoleArn }, root)).rejects.toMatchObject(
        refusal('AccessDenied', 'Roles may not be assumed by root accounts.'),
      );
    }),
  },
};
