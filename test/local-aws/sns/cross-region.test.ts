import { CloudFormationClient, CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { AddPermissionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateTopicCommand,
  ListSubscriptionsByTopicCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { settle } from '../cloudformation/settle.ts';
import { makeFunction, makeRole } from '../lambda/make-function.ts';

const account = '222222222222';
const aws = await startTestAws({
  accounts: [{ id: account, name: 'customer-a', enabledOptInRegions: ['ap-east-1', 'eu-south-1'] }],
});
const Role = await makeRole(aws, 'distant');
let made = 0;

const makeTopic = async (region: string) => {
  const sns = aws.client(SNSClient, 'customer-a', region);
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: `topic-${++made}` }));
  return { sns, TopicArn };
};
type Topic = Awaited<ReturnType<typeof makeTopic>>;

/** A queue that lets these principals send. */
const makeQueue = async (region: string, Service: string[]) => {
  const name = `queue-${++made}`;
  const statement = { Effect: 'Allow', Principal: { Service }, Action: 'sqs:SendMessage', Resource: '*' };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const sqs = aws.client(SQSClient, 'customer-a', region);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: { Policy } }));
  const look = async () => (await sqs.send(new ReceiveMessageCommand({ QueueUrl }))).Messages ?? [];
  return { arn: `arn:aws:sqs:${region}:${account}:${name}`, look };
};

/** A function that lets these principals invoke it. */
const makeOpenFunction = async (region: string, principals: string[]) => {
  const FunctionName = await makeFunction(aws, 'exports.handler = async () => {};', { Role, region });
  for (const [index, Principal] of principals.entries())
    await aws.client(LambdaClient, 'customer-a', region).send(
      new AddPermissionCommand({
        FunctionName,
        StatementId: `s${index}`,
        Action: 'lambda:InvokeFunction',
        Principal,
      }),
    );
  return FunctionName;
};

/** Publishes to an endpoint and a dead-letter queue beside the topic: which of the two hears of it, from whom. */
const publishTo = async ({ sns, TopicArn = '' }: Topic, Endpoint: string) => {
  const region = TopicArn.split(':')[3] ?? '';
  const dead = await makeQueue(region, ['sns.amazonaws.com']);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn });
  const Protocol = Endpoint.split(':')[2];
  await sns.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes: { RedrivePolicy } }));
  aws.calls.clear();
  await sns.send(new PublishCommand({ TopicArn, Message: 'far' }));
  const [call] = await eventually(() => {
    const calls = aws.calls
      .list({ errorCode: undefined })
      .filter(({ operation, principal }) => /^(Invoke|SendMessage)$/.test(operation) && principal.startsWith('sns.'));
    expect(calls).toHaveLength(1);
    return calls;
  });
  return (await dead.look()).length > 0 ? 'dead letter' : `${call?.operation} by ${call?.principal}`;
};

const anyOf = (...regions: string[]) => ['sns.amazonaws.com', ...regions.map((name) => `sns.${name}.amazonaws.com`)];

describe('a topic and an endpoint of different regions', () => {
  it.each([
    ['eu-west-1', 'us-east-1', 'Invoke by sns.amazonaws.com'],
    ['ap-east-1', 'us-east-1', 'Invoke by sns.ap-east-1.amazonaws.com'],
    ['us-east-1', 'ap-east-1', 'dead letter'],
    ['eu-south-1', 'ap-east-1', 'dead letter'],
  ])('from %s to a function in %s: %s', async (from, to, outcome) => {
    const fn = await makeOpenFunction(to, anyOf('ap-east-1', 'eu-south-1'));
    expect(await publishTo(await makeTopic(from), fn)).toBe(outcome);
  });

  it.each([
    ['eu-west-1', 'us-east-1', 'SendMessage by sns.amazonaws.com'],
    ['ap-east-1', 'us-east-1', 'SendMessage by sns.ap-east-1.amazonaws.com'],
    ['us-east-1', 'ap-east-1', 'SendMessage by sns.ap-east-1.amazonaws.com'],
    ['eu-south-1', 'ap-east-1', 'dead letter'],
  ])('from %s to a queue in %s: %s', async (from, to, outcome) => {
    const queue = await makeQueue(to, anyOf('ap-east-1', 'eu-south-1'));
    expect(await publishTo(await makeTopic(from), queue.arn)).toBe(outcome);
    expect(await queue.look()).toHaveLength(outcome === 'dead letter' ? 0 : 1);
  });

  it('from an opt-in region with the principal of everywhere else: dead letter', async () => {
    const fn = await makeOpenFunction('us-east-1', anyOf());
    expect(await publishTo(await makeTopic('ap-east-1'), fn)).toBe('dead letter');
    const queue = await makeQueue('us-east-1', anyOf());
    expect(await publishTo(await makeTopic('ap-east-1'), queue.arn)).toBe('dead letter');
  });

  it('within an opt-in region with the principal of everywhere else: as at home', async () => {
    const queue = await makeQueue('ap-east-1', anyOf());
    expect(await publishTo(await makeTopic('ap-east-1'), queue.arn)).toBe('SendMessage by sns.amazonaws.com');
  });
});

describe('a subscription', () => {
  it('is made where the topic is, and nowhere else', async () => {
    const { TopicArn } = await makeTopic('eu-west-1');
    const queue = await makeQueue('us-east-1', anyOf());
    const subscribe = new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queue.arn });
    await expect(aws.client(SNSClient, 'customer-a', 'us-east-1').send(subscribe)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid parameter: TopicArn',
    });
    await expect(aws.client(SNSClient, 'customer-a', 'eu-west-1').send(subscribe)).resolves.toBeDefined();
  });

  it('of a stack is made in the region that it names', async () => {
    const { sns, TopicArn } = await makeTopic('eu-west-1');
    const queue = await makeQueue('us-east-1', anyOf());
    const cloudFormation = aws.client(CloudFormationClient, 'customer-a', 'us-east-1');
    const create = async (more: object) => {
      const Properties = { TopicArn, Protocol: 'sqs', Endpoint: queue.arn, ...more };
      const TemplateBody = JSON.stringify({ Resources: { S: { Type: 'AWS::SNS::Subscription', Properties } } });
      const StackName = `stack-${++made}`;
      await cloudFormation.send(new CreateStackCommand({ StackName, TemplateBody }));
      return { StackName, StackStatus: (await settle(cloudFormation, StackName)).StackStatus };
    };
    const subscriptions = async () =>
      (await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions?.length;
    expect(await create({})).toMatchObject({ StackStatus: 'ROLLBACK_COMPLETE' });
    const { StackName, StackStatus } = await create({ Region: 'eu-west-1' });
    expect([StackStatus, await subscriptions()]).toEqual(['CREATE_COMPLETE', 1]);
    await cloudFormation.send(new DeleteStackCommand({ StackName }));
    await eventually(async () => expect(await subscriptions()).toBe(0));
  });
});
