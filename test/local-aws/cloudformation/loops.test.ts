import { describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateStackCommand,
  ListStackResourcesCommand,
  ValidateTemplateCommand,
  type Parameter,
} from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, ListQueueTagsCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');
const Capabilities = ['CAPABILITY_AUTO_EXPAND'] as const;

const create = async (StackName: string, TemplateBody: string, Parameters: Parameter[] = []) => {
  const input = { StackName, TemplateBody, Parameters, Capabilities: [...Capabilities] };
  await client.send(new CreateStackCommand(input));
  const stack = await settle(client, StackName);
  const { StackResourceSummaries = [] } = await client.send(new ListStackResourcesCommand({ StackName }));
  const resources = Object.fromEntries(
    StackResourceSummaries.map((one) => [one.LogicalResourceId ?? '', one.PhysicalResourceId ?? '']),
  );
  const outputs = Object.fromEntries((stack.Outputs ?? []).map((one) => [one.OutputKey, one.OutputValue]));
  return { resources, outputs };
};

// From: AWS documentation, "Fn::ForEach"
describe('Fn::ForEach', () => {
  it('makes a resource and an output for each member of a list', async () => {
    const template = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Queues:
    - Name
    - [Red, Blue]
    - Queue\${Name}:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Sub 'looped-\${Name}', DelaySeconds: !If [Slow, 9, 0]}
Conditions:
  Slow: !Equals [a, a]
Outputs:
  Fn::ForEach::Names:
    - Name
    - [Red, Blue]
    - Name\${Name}: {Value: !GetAtt [!Sub 'Queue\${Name}', QueueName]}
`.replace("!GetAtt [!Sub 'Queue${Name}', QueueName]", "{'Fn::GetAtt': ['Queue${Name}', QueueName]}");
    const { resources, outputs } = await create('looped', template);
    expect(Object.keys(resources).sort()).toEqual(['QueueBlue', 'QueueRed']);
    expect(outputs).toEqual({ NameRed: 'looped-Red', NameBlue: 'looped-Blue' });
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: resources['QueueRed'], AttributeNames: ['DelaySeconds'] }),
    );
    expect(Attributes).toEqual({ DelaySeconds: '9' });
  });

  it('takes its list from a parameter, and its members as text and by Ref', async () => {
    const template = `
Transform: AWS::LanguageExtensions
Parameters: {Names: {Type: CommaDelimitedList}}
Resources:
  Fn::ForEach::Queues:
    - Name
    - !Ref Names
    - Queue&{Name}:
        Type: AWS::SQS::Queue
        Properties: {QueueName: !Ref Name}
`;
    const names = [{ ParameterKey: 'Names', ParameterValue: 'from-list-1,from-list-2' }];
    const { resources } = await create('listed', template, names);
    expect(Object.keys(resources).sort()).toEqual(['Queuefromlist1', 'Queuefromlist2']);
    expect(resources['Queuefromlist2']).toMatch(/\/from-list-2$/);
  });

  it('may stand inside another one, and inside properties', async () => {
    const template = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Teams:
    - Team
    - [A, B]
    - Fn::ForEach::Stages:
        - Stage
        - [X, Y]
        - Queue\${Team}\${Stage}:
            Type: AWS::SQS::Queue
            Properties:
              Fn::ForEach::Settings:
                - Setting
                - [DelaySeconds, VisibilityTimeout]
                - \${Setting}: 7
              Tags: [{Key: team, Value: !Sub '\${Team}-\${Stage}-\${AWS::Region}'}]
`;
    const { resources } = await create('nested', template);
    expect(Object.keys(resources).sort()).toEqual(['QueueAX', 'QueueAY', 'QueueBX', 'QueueBY']);
    const QueueUrl = resources['QueueBX'];
    const AttributeNames = ['DelaySeconds', 'VisibilityTimeout'] as const;
    const got = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...AttributeNames] }));
    expect(got.Attributes).toEqual({ DelaySeconds: '7', VisibilityTimeout: '7' });
    const { Tags } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
    expect(Tags).toMatchObject({ team: 'B-X-us-east-1' });
  });

  const loop = (argument: string, head = 'Transform: AWS::LanguageExtensions') =>
    `${head}\nResources:\n  Fn::ForEach::Queues: ${argument}\n`;
  it.each([
    ['without its transform', loop('[N, [A], {"Q${N}": {Type: "AWS::SQS::Queue"}}]', ''), /non alphanumeric/],
    ['with two arguments', loop('[N, [A]]'), /^Template error: Fn::ForEach::Queues layout is incorrect/],
    [
      'beside a parameter without a type',
      `Parameters: {P: {Default: a}}\n${loop('[N, [A], {}]')}`,
      /must contain a Type member/,
    ],
    ['over text', loop('[N, text, {"Q${N}": {Type: "AWS::SQS::Queue"}}]'), /layout is incorrect/],
    ['that repeats a name', loop('[N, [A, B], {Q: {Type: "AWS::SQS::Queue"}}]'), /Q is defined more than once/],
  ])('is refused %s', async (_what, TemplateBody, words) => {
    await expect(client.send(new ValidateTemplateCommand({ TemplateBody }))).rejects.toMatchObject({
      name: 'ValidationError',
      message: expect.stringMatching(words),
    });
  });
});
