import { describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  type CreateChangeSetCommandInput,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { startTestAws } from '../../support/start-local-aws.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');

const template = `
Parameters:
  Delay: {Type: Number, Default: 1}
  Name: {Type: String, Default: first}
  Secret: {Type: String, NoEcho: true, Default: hidden}
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: {QueueName: !Sub '\${AWS::StackName}-\${Name}', DelaySeconds: !Ref Delay}
  Worker:
    Type: AWS::SQS::Queue
    Properties: {RedrivePolicy: {deadLetterTargetArn: !GetAtt Queue.Arn, maxReceiveCount: 3}}
Outputs:
  Url: {Value: !Ref Queue}
`;

const create = async (StackName: string) => {
  await client.send(new CreateStackCommand({ StackName, TemplateBody: template }));
  return settle(client, StackName);
};

const propose = async (
  input: Omit<CreateChangeSetCommandInput, 'ChangeSetName'> & { ChangeSetName?: string },
): Promise<DescribeChangeSetCommandOutput> => {
  const { Id } = await client.send(new CreateChangeSetCommand({ ChangeSetName: 'proposal', ...input }));
  for (;;) {
    const changeSet = await client.send(
      new DescribeChangeSetCommand({ ChangeSetName: Id, IncludePropertyValues: true }),
    );
    if (changeSet.Status === 'CREATE_COMPLETE' || changeSet.Status === 'FAILED') return changeSet;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

// From: AWS::CloudFormation API reference, CreateChangeSet, DescribeChangeSet, ExecuteChangeSet.
describe('CreateChangeSet, shape', () => {
  it('shows a modified property with before, after and cause', async () => {
    await create('shape');
    const { Changes, Status, ExecutionStatus, StackName, ChangeSetId } = await propose({
      StackName: 'shape',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Delay', ParameterValue: '7' }],
    });
    expect({ Status, ExecutionStatus, StackName }).toEqual({
      Status: 'CREATE_COMPLETE',
      ExecutionStatus: 'AVAILABLE',
      StackName: 'shape',
    });
    expect(ChangeSetId).toMatch(/^arn:aws:cloudformation:us-east-1:222222222222:changeSet\/proposal\/[0-9a-f-]{36}$/);
    const Target = {
      Attribute: 'Properties',
      Name: 'DelaySeconds',
      RequiresRecreation: 'Never',
      Path: '/Properties/DelaySeconds',
      BeforeValue: '1',
      AfterValue: '7',
      AttributeChangeType: 'Modify',
    };
    expect(Changes).toEqual([
      {
        Type: 'Resource',
        ResourceChange: {
          Action: 'Modify',
          LogicalResourceId: 'Queue',
          PhysicalResourceId: expect.stringContaining('shape-first'),
          ResourceType: 'AWS::SQS::Queue',
          Replacement: 'False',
          Scope: ['Properties'],
          Details: [
            { Target, Evaluation: 'Static', ChangeSource: 'ParameterReference', CausingEntity: 'Delay' },
            { Target, Evaluation: 'Dynamic', ChangeSource: 'DirectModification' },
          ],
          BeforeContext: '{"Properties":{"DelaySeconds":"1","QueueName":"shape-first"}}',
          AfterContext: '{"Properties":{"DelaySeconds":"7","QueueName":"shape-first"}}',
        },
      },
    ]);
  });

  it('keeps values to itself unless they are asked for', async () => {
    const { Changes } = await client.send(
      new DescribeChangeSetCommand({ StackName: 'shape', ChangeSetName: 'proposal' }),
    );
    const change = Changes?.[0]?.ResourceChange;
    expect(change?.BeforeContext).toBeUndefined();
    expect(change?.Details?.[0]?.Target).toEqual({
      Attribute: 'Properties',
      Name: 'DelaySeconds',
      RequiresRecreation: 'Never',
    });
  });

  it('shows a replacement, and what depends on it as dynamic', async () => {
    await create('replaced');
    const { Changes, Parameters } = await propose({
      StackName: 'replaced',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Name', ParameterValue: 'second' }],
    });
    const [queue, worker] = (Changes ?? []).map(({ ResourceChange }) => ResourceChange);
    expect(queue).toMatchObject({ Replacement: 'True', PolicyAction: 'ReplaceAndDelete' });
    expect(worker).toMatchObject({
      Replacement: 'False',
      AfterContext:
        '{"Properties":{"RedrivePolicy":{"deadLetterTargetArn":"{{changeSet:KNOWN_AFTER_APPLY}}","maxReceiveCount":"3"}}}',
      Details: [
        { Evaluation: 'Static', ChangeSource: 'ResourceAttribute', CausingEntity: 'Queue.Arn' },
        { Evaluation: 'Dynamic', ChangeSource: 'DirectModification' },
      ],
    });
    expect(Parameters).toContainEqual({ ParameterKey: 'Secret', ParameterValue: '****' });
  });
});

// From: AWS documentation, "Example change sets", "Viewing property-level changes".
it('names the place of a change inside a property, and tags by their own word', async () => {
  const tagged = (Value: string, more: object[] = []) =>
    JSON.stringify({
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            RedriveAllowPolicy: { redrivePermission: Value === 'a' ? 'allowAll' : 'denyAll' },
            Tags: [{ Key: 'Purpose', Value }, ...more],
          },
        },
      },
    });
  await client.send(new CreateStackCommand({ StackName: 'places', TemplateBody: tagged('a') }));
  await settle(client, 'places');
  const { Changes } = await propose({ StackName: 'places', TemplateBody: tagged('b', [{ Key: 'x', Value: 'y' }]) });
  const { Scope, Details = [] } = Changes?.[0]?.ResourceChange ?? {};
  expect(Scope).toEqual(['Properties', 'Tags']);
  const never = { RequiresRecreation: 'Never' };
  expect(Details.map(({ Target }) => Target)).toEqual([
    {
      ...never,
      Attribute: 'Properties',
      Name: 'RedriveAllowPolicy',
      Path: '/Properties/RedriveAllowPolicy',
      BeforeValue: '{"redrivePermission":"allowAll"}',
      AfterValue: '{"redrivePermission":"denyAll"}',
      AttributeChangeType: 'Modify',
    },
    {
      ...never,
      Attribute: 'Tags',
      Path: '/Properties/Tags/0/Value',
      BeforeValue: 'a',
      AfterValue: 'b',
      AttributeChangeType: 'Modify',
    },
    {
      ...never,
      Attribute: 'Tags',
      Path: '/Properties/Tags/1',
      AfterValue: '{"Key":"x","Value":"y"}',
      AttributeChangeType: 'Add',
    },
  ]);
});

describe('CreateChangeSet, validation', () => {
  it('refuses to update what does not exist and to create what does', async () => {
    await expect(propose({ StackName: 'nobody', TemplateBody: template })).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack [nobody] does not exist',
    });
    await create('there');
    await expect(propose({ StackName: 'there', TemplateBody: template, ChangeSetType: 'CREATE' })).rejects.toThrow(
      'Stack [there] already exists and cannot be created again with the changeSet [proposal].',
    );
  });

  it('refuses a name twice, but gives the same answer to the same token', async () => {
    await create('twice');
    const input = { StackName: 'twice', TemplateBody: template, Tags: [{ Key: 'a', Value: 'b' }], ClientToken: 'once' };
    const first = await propose(input);
    expect((await propose(input)).ChangeSetId).toBe(first.ChangeSetId);
    await expect(propose({ ...input, ClientToken: 'again' })).rejects.toMatchObject({ name: 'AlreadyExistsException' });
  });

  it('refuses a sixth topic, and a parameter that was never there', async () => {
    await create('limits');
    const NotificationARNs = [1, 2, 3, 4, 5, 6].map((n) => `arn:aws:sns:us-east-1:222222222222:t${n}`);
    await expect(propose({ StackName: 'limits', TemplateBody: template, NotificationARNs })).rejects.toThrow(
      "at 'notificationARNs' failed to satisfy constraint: Member must have length less than or equal to 5",
    );
    const Parameters = [{ ParameterKey: 'Other', ParameterValue: 'x' }];
    await expect(propose({ StackName: 'limits', TemplateBody: template, Parameters })).rejects.toThrow(
      'Parameters: [Other] do not exist in the template',
    );
  });
});

describe('CreateChangeSet, behaviour', () => {
  it('fails, but stays, when there is nothing to change', async () => {
    await create('empty');
    const changeSet = await propose({ StackName: 'empty', UsePreviousTemplate: true });
    expect(changeSet).toMatchObject({
      Status: 'FAILED',
      ExecutionStatus: 'UNAVAILABLE',
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
    const withTransform = `Transform: AWS::LanguageExtensions\n${template}`;
    await client.send(
      new CreateStackCommand({
        StackName: 'macro',
        TemplateBody: withTransform,
        Capabilities: ['CAPABILITY_AUTO_EXPAND'],
      }),
    );
    await settle(client, 'macro');
    const second = await propose({ StackName: 'macro', TemplateBody: withTransform });
    expect(second.StatusReason).toBe('No updates are to be performed.');
  });

  it('keeps previous values, and takes the default for a parameter that is left out', async () => {
    await client.send(
      new CreateStackCommand({
        StackName: 'kept',
        TemplateBody: template,
        Parameters: [
          { ParameterKey: 'Delay', ParameterValue: '30' },
          { ParameterKey: 'Name', ParameterValue: 'mine' },
        ],
      }),
    );
    await settle(client, 'kept');
    const { Parameters } = await propose({
      StackName: 'kept',
      UsePreviousTemplate: true,
      Parameters: [{ ParameterKey: 'Name', UsePreviousValue: true }],
    });
    expect(Parameters).toEqual([
      { ParameterKey: 'Delay', ParameterValue: '1' },
      { ParameterKey: 'Name', ParameterValue: 'mine' },
      { ParameterKey: 'Secret', ParameterValue: '****' },
    ]);
  });

  it('makes an empty shell for a new stack, which is created when the change set is executed', async () => {
    const { ChangeSetId, StackId, Changes } = await propose({
      StackName: 'shell',
      TemplateBody: template,
      ChangeSetType: 'CREATE',
    });
    expect(Changes?.map(({ ResourceChange }) => ResourceChange?.Action)).toEqual(['Add', 'Add']);
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'shell' }));
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS', StackId });
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }));
    expect(await settle(client, 'shell')).toMatchObject({ StackStatus: 'CREATE_COMPLETE', ChangeSetId });
    expect((await eventsOf(client, 'shell')).slice(0, 2)).toEqual([
      'shell REVIEW_IN_PROGRESS User Initiated',
      'shell CREATE_IN_PROGRESS User Initiated',
    ]);
  });

  it('is executed once, and takes the other change sets of the stack with it', async () => {
    await create('one');
    const Parameters = [{ ParameterKey: 'Delay', ParameterValue: '8' }];
    const { ChangeSetId } = await propose({ StackName: 'one', UsePreviousTemplate: true, Parameters });
    await propose({ StackName: 'one', UsePreviousTemplate: true, Parameters, ChangeSetName: 'other' });
    await client.send(new ExecuteChangeSetCommand({ ChangeSetName: 'proposal', StackName: 'one' }));
    expect((await settle(client, 'one')).StackStatus).toBe('UPDATE_COMPLETE');
    const { Summaries } = await client.send(new ListChangeSetsCommand({ StackName: 'one' }));
    expect(Summaries).toEqual([]);
    await expect(client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
    });
    await expect(client.send(new DeleteChangeSetCommand({ ChangeSetName: ChangeSetId }))).rejects.toMatchObject({
      name: 'InvalidChangeSetStatusException',
    });
  });

  it('gives the template that it holds, and is gone once deleted', async () => {
    await create('text');
    const changed = template.replace('Default: 1', 'Default: 2');
    await propose({ StackName: 'text', TemplateBody: changed });
    const where = { StackName: 'text', ChangeSetName: 'proposal' };
    expect((await client.send(new GetTemplateCommand(where))).TemplateBody).toBe(changed);
    await client.send(new DeleteChangeSetCommand(where));
    await expect(client.send(new DescribeChangeSetCommand(where))).rejects.toMatchObject({
      name: 'ChangeSetNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });
});

it('is executed by one of two who try at the same moment', async () => {
  await create('contested');
  const Parameters = [{ ParameterKey: 'Delay', ParameterValue: '9' }];
  const { ChangeSetId } = await propose({ StackName: 'contested', UsePreviousTemplate: true, Parameters });
  const execute = () => client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }));
  const outcomes = await Promise.allSettled([execute(), execute()]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await settle(client, 'contested')).StackStatus).toBe('UPDATE_COMPLETE');
});
