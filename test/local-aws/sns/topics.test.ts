import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  PublishBatchCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { makeFunction, makeRole } from '../lambda/make-function.ts';

const aws = await startTestAws();
const sns = aws.client(SNSClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');
const account = '222222222222';

const makeTopic = async (Name: string, more: object = {}) =>
  (await sns.send(new CreateTopicCommand({ Name, ...more }))).TopicArn ?? '';
const subscribe = (TopicArn: string, Endpoint: string, Attributes?: Record<string, string>) =>
  sns.send(
    new SubscribeCommand({ TopicArn, Protocol: Endpoint.split(':')[2], Endpoint, ...(Attributes && { Attributes }) }),
  );

/** A queue that lets SNS send for the topic. */
const makeQueue = async (QueueName: string, topicArn: string) => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName }));
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'sns.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': topicArn } },
      },
    ],
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  return { url: QueueUrl, arn: `arn:aws:sqs:us-east-1:${account}:${QueueName}` };
};
const receive = async (QueueUrl: string, WaitTimeSeconds = 5) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds, MessageAttributeNames: ['All'] })))
    .Messages?.[0];

describe('the shape of a topic', () => {
  it('has an owner and the policy that AWS gives by default', async () => {
    const TopicArn = await makeTopic('shape');
    expect(TopicArn).toBe(`arn:aws:sns:us-east-1:${account}:shape`);
    const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
    expect(Attributes).toMatchObject({ TopicArn, Owner: account, SubscriptionsConfirmed: '0', DisplayName: '' });
    expect(JSON.parse(Attributes?.Policy ?? '')).toMatchObject({
      Id: '__default_policy_ID',
      Statement: [{ Condition: { StringEquals: { 'AWS:SourceOwner': account } } }],
    });
  });

  it('keeps tags and lists its subscriptions', async () => {
    const topic = await makeTopic('listed', { Tags: [{ Key: 'a', Value: '1' }] });
    await sns.send(new TagResourceCommand({ ResourceArn: topic, Tags: [{ Key: 'b', Value: '2' }] }));
    const { Tags } = await sns.send(new ListTagsForResourceCommand({ ResourceArn: topic }));
    expect(Tags).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]);
    const queue = await makeQueue('listed', topic);
    const { SubscriptionArn = '' } = await subscribe(topic, queue.arn);
    expect((await subscribe(topic, queue.arn)).SubscriptionArn).toBe(SubscriptionArn);
    const list = () => sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: topic }));
    expect((await list()).Subscriptions).toEqual([
      { SubscriptionArn, TopicArn: topic, Protocol: 'sqs', Endpoint: queue.arn, Owner: account },
    ]);
    await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
    expect((await list()).Subscriptions).toEqual([]);
  });
});

describe('SNS refuses', () => {
  it('a topic of another region, and one that is not there', async () => {
    const get = (TopicArn: string) => sns.send(new GetTopicAttributesCommand({ TopicArn }));
    await expect(get(`arn:aws:sns:eu-west-1:${account}:x`)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: 'Invalid parameter: TopicArn',
    });
    await expect(get(`arn:aws:sns:us-east-1:${account}:none`)).rejects.toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
    });
  });

  it('an empty message, and a structure without default', async () => {
    const TopicArn = await makeTopic('strict');
    const publish = (input: object) => sns.send(new PublishCommand({ TopicArn, Message: '', ...input }));
    await expect(publish({})).rejects.toMatchObject({ message: 'Invalid parameter: Empty message' });
    await expect(publish({ Message: '{"sqs":"a"}', MessageStructure: 'json' })).rejects.toMatchObject({
      message: 'Invalid parameter: Message Structure - No default entry in JSON message body',
    });
  });

  it('publishers whom neither their own policies nor the topic allows', async () => {
    const TopicArn = await makeTopic('guarded');
    const iam = aws.client(IAMClient, 'customer-a');
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: account }, Action: 'sts:AssumeRole' }],
    };
    const role = await iam.send(
      new CreateRoleCommand({ RoleName: 'quiet', AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    const { Credentials } = await aws
      .client(STSClient, 'customer-a')
      .send(new AssumeRoleCommand({ RoleArn: role.Role?.Arn, RoleSessionName: 'quiet' }));
    const quiet = aws.client(SNSClient, {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    });
    const publish = () => quiet.send(new PublishCommand({ TopicArn, Message: 'x' }));
    await expect(publish()).rejects.toMatchObject({ name: 'AuthorizationErrorException' });
    const PolicyDocument = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sns:Publish', Resource: TopicArn }],
    });
    await iam.send(new PutRolePolicyCommand({ RoleName: 'quiet', PolicyName: 'p', PolicyDocument }));
    await expect(publish()).resolves.toMatchObject({ MessageId: expect.any(String) });
    const deny = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: TopicArn }],
    };
    await sns.send(
      new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue: JSON.stringify(deny) }),
    );
    await expect(publish()).rejects.toMatchObject({ name: 'AuthorizationErrorException' });
  });
});

describe('a notification', () => {
  it('comes to a queue in its envelope, or bare', async () => {
    const TopicArn = await makeTopic('queues');
    const wrapped = await makeQueue('wrapped', TopicArn);
    const bare = await makeQueue('bare', TopicArn);
    const { SubscriptionArn } = await subscribe(TopicArn, wrapped.arn);
    await subscribe(TopicArn, bare.arn, { RawMessageDelivery: 'true' });
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'k' } };
    const { MessageId } = await sns.send(
      new PublishCommand({ TopicArn, Message: 'hello', Subject: 'Greeting', MessageAttributes }),
    );
    expect(JSON.parse((await receive(wrapped.url))?.Body ?? '')).toEqual({
      Type: 'Notification',
      MessageId,
      TopicArn,
      Subject: 'Greeting',
      Message: 'hello',
      Timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      SignatureVersion: '1',
      Signature: expect.any(String),
      SigningCertURL: expect.stringContaining('https://sns.us-east-1.amazonaws.com/'),
      UnsubscribeURL: expect.stringContaining(SubscriptionArn ?? ''),
      MessageAttributes: { kind: { Type: 'String', Value: 'k' } },
    });
    expect(await receive(bare.url)).toMatchObject({ Body: 'hello', MessageAttributes: { kind: { StringValue: 'k' } } });
  });

  it('comes to a function that lets SNS in for this topic, and to no other', async () => {
    const TopicArn = await makeTopic('functions');
    const code = "exports.handler = async (event) => { console.log('GOT ' + JSON.stringify(event)); };";
    const Role = await makeRole(aws, 'listener');
    const open = await makeFunction(aws, code, { Role, FunctionName: 'open' });
    const closed = await makeFunction(aws, code, { Role, FunctionName: 'closed' });
    await aws.client(LambdaClient, 'customer-a').send(
      new AddPermissionCommand({
        FunctionName: open,
        StatementId: 'sns',
        Action: 'lambda:InvokeFunction',
        Principal: 'sns.amazonaws.com',
        SourceArn: TopicArn,
        SourceAccount: account,
      }),
    );
    const { SubscriptionArn } = await subscribe(TopicArn, open);
    await subscribe(TopicArn, closed);
    aws.calls.clear();
    const { MessageId } = await sns.send(new PublishCommand({ TopicArn, Message: 'hello' }));
    const line = await eventually(async () => {
      const { events } = await aws
        .client(CloudWatchLogsClient, 'customer-a')
        .send(new FilterLogEventsCommand({ logGroupName: '/aws/lambda/open', filterPattern: 'GOT' }));
      if (!events?.[0]?.message) throw new Error('nothing yet');
      return events[0].message;
    });
    expect(JSON.parse(line.slice(line.indexOf('{')))).toEqual({
      Records: [
        {
          EventSource: 'aws:sns',
          EventVersion: '1.0',
          EventSubscriptionArn: SubscriptionArn,
          Sns: expect.objectContaining({
            Type: 'Notification',
            MessageId,
            TopicArn,
            Subject: null,
            Message: 'hello',
            SigningCertUrl: expect.any(String),
            UnsubscribeUrl: expect.any(String),
            MessageAttributes: {},
          }),
        },
      ],
    });
    const invokes = aws.calls.list({ service: 'lambda', operation: 'Invoke', principal: 'sns.amazonaws.com' });
    expect(invokes.map(({ decision }) => decision).sort()).toEqual(['allowed', 'denied']);
  });

  it('is tried again when the other side fails, and goes to the dead-letter queue when it refuses', async () => {
    const TopicArn = await makeTopic('retries');
    const queue = await makeQueue('retried', TopicArn);
    await subscribe(TopicArn, queue.arn);
    const fault = {
      service: 'sqs',
      operation: 'SendMessage',
      kind: 'error',
      code: 'InternalError',
      message: 'down',
    } as const;
    const remove = aws.faults.add({ ...fault, status: 500, count: 4 });
    await sns.send(new PublishCommand({ TopicArn, Message: 'again' }));
    await eventually(() =>
      expect(aws.calls.list({ operation: 'SendMessage', errorCode: 'InternalError' })).toHaveLength(4),
    );
    aws.clock.advance(1_000);
    expect(JSON.parse((await receive(queue.url))?.Body ?? '')).toMatchObject({ Message: 'again' });
    remove();

    const dead = await makeQueue('sns-dead', TopicArn);
    await subscribe(TopicArn, `arn:aws:sqs:us-east-1:${account}:none`, {
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead.arn }),
    });
    await sns.send(new PublishCommand({ TopicArn, Message: 'lost' }));
    expect(JSON.parse((await receive(dead.url))?.Body ?? '')).toMatchObject({ Message: 'lost' });
  });

  it('may come in batches, each entry for itself', async () => {
    const TopicArn = await makeTopic('batches');
    const answer = await sns.send(
      new PublishBatchCommand({
        TopicArn,
        PublishBatchRequestEntries: [
          { Id: 'a', Message: 'one' },
          { Id: 'b', Message: '' },
        ],
      }),
    );
    expect(answer).toMatchObject({ Successful: [{ Id: 'a' }], Failed: [{ Id: 'b', Code: 'InvalidParameter' }] });
    await sns.send(new DeleteTopicCommand({ TopicArn }));
    await expect(sns.send(new DeleteTopicCommand({ TopicArn }))).resolves.toBeDefined();
  });
});
