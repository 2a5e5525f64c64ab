import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStacksCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
  type CreateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { holdCalls } from '../../support/hold-calls.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
const s3 = aws.client(S3Client, 'customer-a');

const queue = JSON.stringify({ Resources: { Queue: { Type: 'AWS::SQS::Queue' } } });
const create = async (input: Partial<CreateStackCommandInput>) => {
  const StackName = input.StackName ?? `stack-${Math.floor(Math.random() * 1e9)}`;
  const { StackId = '' } = await client.send(new CreateStackCommand({ StackName, TemplateBody: queue, ...input }));
  return settle(client, StackId);
};

// From: AWS CloudFormation API reference, CreateStack and Stack.
describe('CreateStack, shape', () => {
  it('answers with an id that holds account, region and name', async () => {
    const stack = await create({ StackName: 'shape', Tags: [{ Key: 'team', Value: 'a' }] });
    expect(stack).toMatchObject({
      StackId: expect.stringMatching(/^arn:aws:cloudformation:us-east-1:222222222222:stack\/shape\/[0-9a-f-]{36}$/),
      StackName: 'shape',
      StackStatus: 'CREATE_COMPLETE',
      DisableRollback: false,
      EnableTerminationProtection: false,
      DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
      Tags: [{ Key: 'team', Value: 'a' }],
    });
    expect(stack.CreationTime).toBeInstanceOf(Date);
  });

  it('gives each event an id of its own, by which callers tell new events from old ones', async () => {
    const TemplateBody = JSON.stringify({
      Resources: Object.fromEntries(['A', 'B', 'C', 'D', 'E'].map((id) => [id, { Type: 'AWS::SQS::Queue' }])),
    });
    const { StackId } = await create({ TemplateBody });
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: StackId }));
    expect(new Set(StackEvents.map(({ EventId }) => EventId)).size).toBe(StackEvents.length);
    const times = StackEvents.filter(({ ResourceType }) => ResourceType === 'AWS::SQS::Queue');
    for (const { EventId, LogicalResourceId, ResourceStatus, Timestamp } of times)
      expect(EventId).toBe(`${LogicalResourceId}-${ResourceStatus}-${Timestamp?.toISOString()}`);
  });

  it('tells its events in the order of AWS', async () => {
    expect(await eventsOf(client, 'shape')).toEqual([
      'shape CREATE_IN_PROGRESS User Initiated',
      'Queue CREATE_IN_PROGRESS',
      'Queue CREATE_IN_PROGRESS Resource creation Initiated',
      'Queue CREATE_COMPLETE',
      'shape CREATE_COMPLETE',
    ]);
  });
});

describe('CreateStack, validation', () => {
  it.each([
    [
      'a name that does not start with a letter',
      { StackName: '1st' },
      "Value '1st' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*",
    ],
    ['no template', { TemplateBody: undefined }, 'Either Template URL or Template Body must be specified.'],
    [
      'a template over 51,200 bytes',
      { TemplateBody: `${queue}${' '.repeat(51_200)}` },
      'Member must have length less than or equal to 51200',
    ],
    [
      'a template elsewhere',
      { TemplateBody: undefined, TemplateURL: 'https://example.com/t.json' },
      'TemplateURL must be a supported URL.',
    ],
    [
      'a topic in another region',
      { NotificationARNs: ['arn:aws:sns:eu-west-1:222222222222:t'] },
      'Invalid parameter: TopicArn',
    ],
    [
      'a parameter that is not declared',
      { Parameters: [{ ParameterKey: 'X', ParameterValue: '1' }] },
      'Parameters: [X] do not exist in the template',
    ],
  ])('refuses %s', async (_what, input, message) => {
    await expect(create(input as Partial<CreateStackCommandInput>)).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining(message),
    });
  });

  it('refuses a name that is taken', async () => {
    await create({ StackName: 'taken' });
    await expect(create({ StackName: 'taken' })).rejects.toMatchObject({
      name: 'AlreadyExistsException',
      message: 'Stack [taken] already exists',
    });
  });

  it('wants IAM acknowledged, and names chosen by the author by their own word', async () => {
    const template = (RoleName?: string) =>
      JSON.stringify({
        Resources: {
          Role: {
            Type: 'AWS::IAM::Role',
            Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [] }, RoleName },
          },
        },
      });
    await expect(create({ TemplateBody: template() })).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
    await expect(create({ TemplateBody: template('me'), Capabilities: ['CAPABILITY_IAM'] })).rejects.toThrow(
      'Requires capabilities : [CAPABILITY_NAMED_IAM]',
    );
  });

  it('gives the same answer to the same token', async () => {
    const first = await create({ StackName: 'token', ClientRequestToken: 'once' });
    const second = await create({ StackName: 'token', ClientRequestToken: 'once' });
    expect(second.StackId).toBe(first.StackId);
  });
});

describe('CreateStack, behaviour', () => {
  const half = JSON.stringify({
    Resources: {
      Good: { Type: 'AWS::SQS::Queue' },
      Bad: { Type: 'AWS::SQS::Queue', DependsOn: 'Good', Properties: { Foo: 1 } },
    },
  });

  it('rolls back when a resource fails', async () => {
    const stack = await create({ StackName: 'rolled', TemplateBody: half });
    expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
    expect((await eventsOf(client, 'rolled')).slice(4)).toEqual([
      'Bad CREATE_IN_PROGRESS',
      'Bad CREATE_FAILED Properties validation failed for resource Bad with message:\n#: extraneous key [Foo] is not permitted',
      'rolled ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. Rollback requested by user.',
      'Bad DELETE_COMPLETE',
      'Good DELETE_IN_PROGRESS',
      'Good DELETE_COMPLETE',
      'rolled ROLLBACK_COMPLETE',
    ]);
  });

  it('keeps everything with DO_NOTHING, and nothing with DELETE', async () => {
    expect(await create({ TemplateBody: half, OnFailure: 'DO_NOTHING' })).toMatchObject({
      StackStatus: 'CREATE_FAILED',
      StackStatusReason: 'The following resource(s) failed to create: [Bad]. ',
      DisableRollback: true,
    });
    expect((await create({ TemplateBody: half, OnFailure: 'DELETE' })).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('keeps what its policy retains', async () => {
    const template = JSON.stringify({ Resources: { Kept: { Type: 'AWS::SQS::Queue', DeletionPolicy: 'Retain' } } });
    const { StackId = '' } = await create({ TemplateBody: template });
    await client.send(new DeleteStackCommand({ StackName: StackId }));
    await settle(client, StackId);
    expect(await eventsOf(client, StackId)).toContain('Kept DELETE_SKIPPED');
  });

  it('can be protected from deletion', async () => {
    await create({ StackName: 'protected', EnableTerminationProtection: true });
    const remove = () => client.send(new DeleteStackCommand({ StackName: 'protected' }));
    await expect(remove()).rejects.toThrow(
      'Stack [protected] cannot be deleted while TerminationProtection is enabled',
    );
    await client.send(
      new UpdateTerminationProtectionCommand({ StackName: 'protected', EnableTerminationProtection: false }),
    );
    await remove();
  });

  it('is found by id, but not by name, once it is deleted', async () => {
    const { StackId = '' } = await create({ StackName: 'gone' });
    await client.send(new DeleteStackCommand({ StackName: 'gone' }));
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    await expect(client.send(new DescribeStacksCommand({ StackName: 'gone' }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id gone does not exist',
    });
    const { StackSummaries } = await client.send(new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }));
    expect(StackSummaries?.map((summary) => summary.StackId)).toContain(StackId);
  });

  it('names what it does not have of a deployment, whichever operation asks for it', async () => {
    const { StackName } = await create({});
    const input = { StackName, TemplateBody: queue, DeploymentConfig: { Mode: 'EXPRESS' as const } };
    const asked = [
      new CreateStackCommand({ ...input, StackName: 'express' }),
      new UpdateStackCommand(input),
      new CreateChangeSetCommand({ ...input, ChangeSetName: 'express' }),
      new RollbackStackCommand(input),
      new DeleteStackCommand(input),
    ];
    for (const command of asked)
      await expect(client.send(command as CreateStackCommand)).rejects.toMatchObject({
        name: 'NotImplemented',
        message: expect.stringContaining(`${command.constructor.name.replace('Command', '')} with DeploymentConfig`),
      });
  });

  it('can be deleted while it is created', async () => {
    const { underWay, letGo } = holdCalls(aws, { service: 'sqs', operation: 'CreateQueue' });
    const { StackId = '' } = await client.send(new CreateStackCommand({ StackName: 'hasty', TemplateBody: half }));
    await underWay;
    await client.send(new DeleteStackCommand({ StackName: 'hasty' }));
    letGo();
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await eventsOf(client, StackId)).toEqual([
      'hasty CREATE_IN_PROGRESS User Initiated',
      'Good CREATE_IN_PROGRESS',
      'hasty DELETE_IN_PROGRESS User Initiated',
      'Good CREATE_IN_PROGRESS Resource creation Initiated',
      'Good CREATE_FAILED Resource creation cancelled',
      'Good DELETE_IN_PROGRESS',
      'Good DELETE_COMPLETE',
      'hasty DELETE_COMPLETE',
    ]);
  });
});

describe('CreateStack, template in S3', () => {
  beforeAll(async () => {
    await s3.send(new CreateBucketCommand({ Bucket: 'templates-a' }));
    await s3.send(new PutObjectCommand({ Bucket: 'templates-a', Key: 'dir/t.json', Body: queue }));
  });

  it.each([
    'https://templates-a.s3.us-east-1.amazonaws.com/dir/t.json',
    'https://templates-a.s3.amazonaws.com/dir/t.json',
    'https://templates-a.s3-us-east-1.amazonaws.com/dir/t.json',
    'https://s3.us-east-1.amazonaws.com/templates-a/dir/t.json',
    'https://s3.amazonaws.com/templates-a/dir/t.json',
    `${aws.endpoint}/templates-a/dir/t.json`,
  ])('reads %s', async (TemplateURL) => {
    const input = { TemplateURL, TemplateBody: undefined } as unknown as Partial<CreateStackCommandInput>;
    expect((await create(input)).StackStatus).toBe('CREATE_COMPLETE');
  });

  it('reads as the caller, who may not see the bucket of a stranger', async () => {
    const stranger = aws.client(CloudFormationClient, 'customer-b');
    const TemplateURL = 'https://templates-a.s3.us-east-1.amazonaws.com/dir/t.json';
    await expect(stranger.send(new CreateStackCommand({ StackName: 'thief', TemplateURL }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringContaining('S3 error: Access Denied'),
    });
  });
});
