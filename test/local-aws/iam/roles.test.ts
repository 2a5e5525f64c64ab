import { describe, expect, it } from '@jest/globals';
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
  PutRolePolicyCommand,
  SimulateCustomPolicyCommand,
  SimulatePrincipalPolicyCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  type CreateRoleCommandInput,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { iamState } from '../../../local-aws/iam/store.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const iam = aws.client(IAMClient, 'customer-a');
const account = '222222222222';
const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const trust = (Principal: object) => document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });
const readQueues = document({ Effect: 'Allow', Action: 'sqs:*', Resource: '*' });
const create = (RoleName: string, more: Partial<CreateRoleCommandInput> = {}) =>
  iam.send(
    new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust({ Service: 'lambda.amazonaws.com' }), ...more }),
  );

describe('shape (API reference: Role)', () => {
  it('a role comes back with its path, ids, encoded trust policy and tags', async () => {
    const made = await create('shaped', { Path: '/team/', Description: 'd', Tags: [{ Key: 'k', Value: 'v' }] });
    expect(made.Role).toMatchObject({
      Arn: `arn:aws:iam::${account}:role/team/shaped`,
      RoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      Path: '/team/',
      MaxSessionDuration: 3600,
      Tags: [{ Key: 'k', Value: 'v' }],
    });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'shaped' }));
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(trust({ Service: 'lambda.amazonaws.com' }));
    const { Roles } = await iam.send(new ListRolesCommand({ PathPrefix: '/team/' }));
    expect(Roles?.map(({ RoleName }) => RoleName)).toEqual(['shaped']);
  });

  it('an inline policy comes back encoded', async () => {
    await create('inline');
    const PolicyDocument = document({ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::a/(b)*' });
    await iam.send(new PutRolePolicyCommand({ RoleName: 'inline', PolicyName: 'p', PolicyDocument }));
    const got = await iam.send(new GetRolePolicyCommand({ RoleName: 'inline', PolicyName: 'p' }));
    expect(got.PolicyDocument).not.toContain('(');
    expect(decodeURIComponent(got.PolicyDocument ?? '')).toBe(PolicyDocument);
    const { PolicyNames } = await iam.send(new ListRolePoliciesCommand({ RoleName: 'inline' }));
    expect(PolicyNames).toEqual(['p']);
  });
});

describe('validation (API reference: errors of CreateRole and PutRolePolicy)', () => {
  const malformed: [what: string, text: string, words: RegExp][] = [
    ['text that is not JSON', 'nothing', /invalid Json/],
    ['a document without statements', '{"Version":"2012-10-17"}', /Syntax errors/],
    ['an unknown version', '{"Version":"2020-01-01","Statement":[]}', /Syntax errors/],
    ['an unknown element', document({ Effect: 'Allow', Action: 's3:*', Resource: '*', Extra: 1 }), /Syntax errors/],
    ['an effect that is none', document({ Effect: 'allow', Action: 's3:*', Resource: '*' }), /Syntax errors/],
    ['an action without a service', document({ Effect: 'Allow', Action: 'GetObject', Resource: '*' }), /vendor/],
    ['a statement without an action', document({ Effect: 'Allow', Resource: '*' }), /must contain actions/],
    ['a statement without a resource', document({ Effect: 'Allow', Action: 's3:*' }), /must contain resources/],
    [
      'a resource that is no ARN',
      document({ Effect: 'Allow', Action: 's3:*', Resource: 'demo' }),
      /must be in ARN format/,
    ],
    [
      'an unknown operator',
      document({ Effect: 'Allow', Action: 's3:*', Resource: '*', Condition: { Is: { a: 'b' } } }),
      /Invalid Condition type/,
    ],
    [
      'a principal',
      document({ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' }),
      /should not specify a principal/,
    ],
    ['a Sid with a dash', document({ Sid: 'a-b', Effect: 'Allow', Action: 's3:*', Resource: '*' }), /alpha-numeric/],
  ];
  it.each(malformed)('a policy may not hold %s', async (_what, PolicyDocument, words) => {
    await create('validated').catch(() => undefined);
    const put = iam.send(new PutRolePolicyCommand({ RoleName: 'validated', PolicyName: 'p', PolicyDocument }));
    await expect(put).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
      message: expect.stringMatching(words),
    });
  });

  it.each([
    [
      'a resource',
      document({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', Resource: '*' }),
      /prohibited field Resource/,
    ],
    ['no principal', document({ Effect: 'Allow', Action: 'sts:AssumeRole' }), /Principal/],
    [
      'a role that does not exist',
      trust({ AWS: `arn:aws:iam::${account}:role/nobody` }),
      /Invalid principal in policy/,
    ],
    ['a service that is none', trust({ Service: 'lambda' }), /Invalid principal in policy/],
  ])('a trust policy may not hold %s', async (_what, AssumeRolePolicyDocument, words) => {
    await expect(create('untrusted', { AssumeRolePolicyDocument })).rejects.toMatchObject({
      name: 'MalformedPolicyDocumentException',
      message: expect.stringMatching(words),
    });
  });

  it('a name is taken whatever its path and case', async () => {
    await create('Taken');
    await expect(create('taken', { Path: '/x/' })).rejects.toMatchObject({
      name: 'EntityAlreadyExistsException',
      message: 'Role with name taken already exists.',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('inline policies have 10,240 characters in all, white space not counted', async () => {
    await create('limited');
    const Resource = Array.from({ length: 250 }, (_, i) => `arn:aws:s3:::bucket-${String(i).padStart(30, '0')}/*`);
    const long = document({ Effect: 'Allow', Action: 's3:GetObject', Resource });
    const put = (PolicyDocument: string) =>
      iam.send(new PutRolePolicyCommand({ RoleName: 'limited', PolicyName: 'p', PolicyDocument }));
    await expect(put(long)).rejects.toMatchObject({
      name: 'LimitExceededException',
      message: 'Maximum policy size of 10240 bytes exceeded for role limited',
    });
    await expect(put(readQueues + ' '.repeat(20_000))).resolves.toBeDefined();
  });
});

describe('behaviour', () => {
  it('a role is deleted only when its policies are gone', async () => {
    const RoleName = 'emptied';
    const PolicyArn = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    await create(RoleName);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument: readQueues }));
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    expect(AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn }]);
    const remove = () => iam.send(new DeleteRoleCommand({ RoleName }));
    await expect(remove()).rejects.toMatchObject({ message: 'Cannot delete entity, must detach all policies first.' });
    await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    await expect(remove()).rejects.toMatchObject({ name: 'DeleteConflictException' });
    await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'p' }));
    await remove();
    await expect(remove()).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      message: 'The role with name emptied cannot be found.',
    });
  });

  it('a managed policy has versions, and is deleted when nothing uses it', async () => {
    const made = await iam.send(new CreatePolicyCommand({ PolicyName: 'queues', PolicyDocument: readQueues }));
    const PolicyArn = made.Policy?.Arn ?? '';
    const next = {
      PolicyArn,
      PolicyDocument: document({ Effect: 'Deny', Action: '*', Resource: '*' }),
      SetAsDefault: true,
    };
    await iam.send(new CreatePolicyVersionCommand(next));
    expect((await iam.send(new GetPolicyCommand({ PolicyArn }))).Policy?.DefaultVersionId).toBe('v2');
    const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId: 'v1' }));
    expect(decodeURIComponent(PolicyVersion?.Document ?? '')).toBe(readQueues);
    await expect(iam.send(new DeletePolicyCommand({ PolicyArn }))).rejects.toMatchObject({
      name: 'DeleteConflictException',
    });
  });

  it('a new role can be unknown to others for a while (user guide: changes are not always immediately visible)', async () => {
    iamState(aws.world, account).propagationMs = 10_000;
    await create('fresh', { AssumeRolePolicyDocument: trust({ AWS: account }) });
    iamState(aws.world, account).propagationMs = 0;
    const assume = () =>
      aws
        .client(STSClient, 'customer-a')
        .send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/fresh`, RoleSessionName: 'now' }));
    await expect(assume()).rejects.toMatchObject({ name: 'AccessDenied' });
    aws.clock.advance(10_001);
    await expect(assume()).resolves.toHaveProperty('Credentials');
  });

  it('a trust policy may be replaced', async () => {
    const RoleName = 'retrusted';
    await create(RoleName);
    const PolicyDocument = trust({ AWS: `arn:aws:iam::${account}:user/admin` });
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '')).toBe(PolicyDocument);
  });

  it('who may not, is told so with the reason', async () => {
    const { User } = await iam.send(new CreateUserCommand({ UserName: 'nobody' }));
    const { CreateAccessKeyCommand } = await import('@aws-sdk/client-iam');
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'nobody' }));
    const credentials = {
      accessKeyId: AccessKey?.AccessKeyId ?? '',
      secretAccessKey: AccessKey?.SecretAccessKey ?? '',
    };
    await create('guarded');
    const tag = new TagRoleCommand({ RoleName: 'guarded', Tags: [{ Key: 'a', Value: 'b' }] });
    await expect(aws.client(IAMClient, credentials).send(tag)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: ${User?.Arn ?? ''} is not authorized to perform: iam:TagRole on resource: arn:aws:iam::${account}:role/guarded because no identity-based policy allows the iam:TagRole action`,
    });
  });

  it('policies are simulated by the engine that guards the calls', async () => {
    const custom = await iam.send(
      new SimulateCustomPolicyCommand({
        PolicyInputList: [readQueues],
        ActionNames: ['sqs:SendMessage', 's3:GetObject'],
      }),
    );
    expect(custom.EvaluationResults?.map(({ EvalActionName, EvalDecision }) => [EvalActionName, EvalDecision])).toEqual(
      [
        ['sqs:SendMessage', 'allowed'],
        ['s3:GetObject', 'implicitDeny'],
      ],
    );
    const admin = await iam.send(
      new SimulatePrincipalPolicyCommand({
        PolicySourceArn: `arn:aws:iam::${account}:user/admin`,
        ActionNames: ['s3:GetObject'],
      }),
    );
    expect(admin.EvaluationResults).toMatchObject([{ EvalDecision: 'allowed' }]);
  });
});
