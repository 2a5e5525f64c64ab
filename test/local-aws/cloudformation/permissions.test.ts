import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  type CreateChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { startTestAws } from '../../support/start-local-aws.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const admin = aws.client(CloudFormationClient, 'customer-a');
const iam = aws.client(IAMClient, 'customer-a');
const queue = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
const url = 'https://proposals.s3.us-east-1.amazonaws.com/t.json';
const stack = 'arn:aws:cloudformation:us-east-1:222222222222:stack';
let users = 0;

const allow = (statements: object[]) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', Resource: '*', ...one })),
  });

/** A CloudFormation client of a user who may do exactly this. */
const userWho = async (...statements: object[]): Promise<CloudFormationClient> => {
  const UserName = `user-${++users}`;
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(
    new PutUserPolicyCommand({
      UserName,
      PolicyName: 'p',
      PolicyDocument: allow([{ Action: 's3:GetObject' }, ...statements]),
    }),
  );
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return aws.client(CloudFormationClient, {
    accessKeyId: AccessKey?.AccessKeyId ?? '',
    secretAccessKey: AccessKey?.SecretAccessKey ?? '',
  });
};

const propose = (client: CloudFormationClient, input: Partial<CreateChangeSetCommandInput>) =>
  client.send(
    new CreateChangeSetCommand({
      StackName: 'app-one',
      ChangeSetName: 'stackery-1',
      ChangeSetType: 'CREATE',
      ...(input.TemplateBody === undefined ? { TemplateURL: url } : {}),
      ...input,
    }),
  );

beforeAll(async () => {
  const s3 = aws.client(S3Client, 'customer-a');
  await s3.send(new CreateBucketCommand({ Bucket: 'proposals' }));
  await s3.send(new PutObjectCommand({ Bucket: 'proposals', Key: 't.json', Body: queue }));
});

// From: AWS service authorization reference, "Actions, resources, and condition keys for AWS CloudFormation".
describe('permissions of change sets', () => {
  const Condition = {
    StringLike: {
      'cloudformation:ChangeSetName': 'stackery-*',
      'cloudformation:TemplateUrl': 'https://proposals.s3.us-east-1.amazonaws.com/*',
    },
    Null: { 'cloudformation:RoleArn': 'true', 'cloudformation:ImportResourceTypes': 'true' },
  };
  const proposer = () => userWho({ Action: 'cloudformation:CreateChangeSet', Resource: `${stack}/app-*/*`, Condition });

  it('are decided on stack name, change set name and template URL', async () => {
    const client = await proposer();
    await expect(propose(client, {})).resolves.toMatchObject({ Id: expect.any(String) });
    const refused = {
      name: 'AccessDenied',
      message: expect.stringContaining('cloudformation:CreateChangeSet on resource'),
    };
    await expect(propose(client, { StackName: 'other' })).rejects.toMatchObject(refused);
    await expect(propose(client, { ChangeSetName: 'mine' })).rejects.toMatchObject(refused);
    await expect(propose(client, { TemplateBody: queue })).rejects.toMatchObject(refused);
    await expect(propose(client, { TemplateURL: 'https://other.s3.us-east-1.amazonaws.com/t' })).rejects.toMatchObject(
      refused,
    );
    const RoleARN = 'arn:aws:iam::222222222222:role/powerful';
    await expect(propose(client, { RoleARN })).rejects.toMatchObject(refused);
  });

  it('to propose do not let anybody execute', async () => {
    const client = await proposer();
    const { Id } = await propose(client, { StackName: 'app-two' });
    await expect(client.send(new ExecuteChangeSetCommand({ ChangeSetName: Id }))).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('is not authorized to perform: cloudformation:ExecuteChangeSet'),
    });
  });

  it('see a stack called by name as every stack of that name, and one called by id as that one', async () => {
    const { StackId = '' } = await admin.send(new CreateStackCommand({ StackName: 'seen', TemplateBody: queue }));
    const byId = await userWho({ Action: 'cloudformation:DescribeStacks', Resource: StackId });
    await expect(byId.send(new DescribeStacksCommand({ StackName: StackId }))).resolves.toBeDefined();
    await expect(byId.send(new DescribeStacksCommand({ StackName: 'seen' }))).rejects.toMatchObject({
      message: expect.stringContaining(`${stack}/seen/*`),
    });
    await expect(byId.send(new DescribeStacksCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('may depend on the tags of the stack, also where only its change set is named', async () => {
    const Tags = [{ Key: 'team', Value: 'blue' }];
    await admin.send(new CreateStackCommand({ StackName: 'tagged', TemplateBody: queue, Tags }));
    await admin.send(new CreateStackCommand({ StackName: 'untagged', TemplateBody: queue }));
    await settle(admin, 'tagged');
    const update = { ChangeSetType: 'UPDATE', TemplateBody: queue } as const;
    const change = await propose(admin, { ...update, StackName: 'tagged' });
    const Condition = { StringEquals: { 'aws:ResourceTag/team': 'blue' } };
    const blue = await userWho({ Action: ['cloudformation:Describe*'], Condition });
    await expect(blue.send(new DescribeStacksCommand({ StackName: 'tagged' }))).resolves.toBeDefined();
    await expect(blue.send(new DescribeChangeSetCommand({ ChangeSetName: change.Id }))).resolves.toBeDefined();
    await expect(blue.send(new DescribeStacksCommand({ StackName: 'untagged' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('name each transform as a resource of its own', async () => {
    const TemplateBody = JSON.stringify({ Transform: 'AWS::LanguageExtensions', ...(JSON.parse(queue) as object) });
    const action = { Action: 'cloudformation:CreateChangeSet' };
    const without = await userWho({ ...action, Resource: `${stack}/*` });
    await expect(propose(without, { StackName: 'macro', TemplateBody })).rejects.toMatchObject({
      message: expect.stringContaining('arn:aws:cloudformation:us-east-1:aws:transform/LanguageExtensions'),
    });
    const both = await userWho({
      ...action,
      Resource: [`${stack}/*`, 'arn:aws:cloudformation:us-east-1:aws:transform/*'],
    });
    await expect(propose(both, { StackName: 'macro', TemplateBody })).resolves.toBeDefined();
  });
});

// From: AWS documentation, "CloudFormation service role".
describe('whose power a stack uses', () => {
  it('is the caller without a role: what he may not do fails with the reason of IAM', async () => {
    const client = await userWho({ Action: 'cloudformation:*' });
    await client.send(new CreateStackCommand({ StackName: 'powerless', TemplateBody: queue }));
    const { StackStatus } = await settle(admin, 'powerless');
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    expect((await eventsOf(admin, 'powerless'))[2]).toMatch(
      /^Queue CREATE_FAILED Resource handler returned message: "User: arn:aws:iam::222222222222:user\/user-\d+ is not authorized to perform: sqs:\w+ on resource: .* \(Service: Sqs, Status Code: 403, Request ID: .*HandlerErrorCode: AccessDenied\)$/i,
    );
  });

  it('is the service role if there is one, which the caller must be allowed to pass', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: 'service', AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    await iam.send(
      new PutRolePolicyCommand({ RoleName: 'service', PolicyName: 'p', PolicyDocument: allow([{ Action: 'sqs:*' }]) }),
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    const RoleARN = Role?.Arn ?? '';
    const input = { StackName: 'served', TemplateBody: queue, RoleARN };
    const without = await userWho({ Action: 'cloudformation:*' });
    await expect(without.send(new CreateStackCommand(input))).rejects.toMatchObject({
      message: expect.stringContaining(`iam:PassRole on resource: ${RoleARN}`),
    });
    const may = await userWho({ Action: 'cloudformation:*' }, { Action: 'iam:PassRole', Resource: RoleARN });
    aws.clock.advance(60_000);
    await may.send(new CreateStackCommand(input));
    expect(await settle(admin, 'served')).toMatchObject({ StackStatus: 'CREATE_COMPLETE', RoleARN });
    // Who deletes later need not be allowed to pass the role: the stack keeps it.
    await without.send(new DeleteStackCommand({ StackName: 'served' }));
  });
});
