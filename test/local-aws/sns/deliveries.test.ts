import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateTopicCommand,
  PublishCommand,
  SetTopicAttributesCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { CreateQueueCommand, ReceiveMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { makeFunction, makeRole } from '../lambda/make-function.ts';

const aws = await startTestAws();
const sns = aws.client(SNSClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');
const account = '222222222222';
const folder = await mkdtemp(join(tmpdir(), 'local-aws-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

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

describe('SNS refuses', () => {
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

  it('goes on being tried in a world that was saved and restored', async () => {
    const file = join(folder, 'state');
    const before = await startTestAws();
    const topics = before.client(SNSClient, 'customer-a');
    const queues = before.client(SQSClient, 'customer-a');
    const { TopicArn } = await topics.send(new CreateTopicCommand({ Name: 'patient' }));
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: '*' }],
    });
    await queues.send(new CreateQueueCommand({ QueueName: 'late', Attributes: { Policy } }));
    const Endpoint = `arn:aws:sqs:us-east-1:${account}:late`;
    await topics.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint }));
    before.faults.add({
      service: 'sqs',
      operation: 'SendMessage',
      kind: 'error',
      code: 'InternalError',
      message: 'down',
      status: 500,
    });
    await topics.send(new PublishCommand({ TopicArn, Message: 'kept' }));
    const failures = () => before.calls.list({ operation: 'SendMessage', errorCode: 'InternalError' });
    await eventually(() => expect(failures().length).toBeGreaterThanOrEqual(4));
    await before.save(file);
    await before.close();

    const after = await startTestAws({ restoreFrom: file });
    after.clock.advance(20_000);
    const read = new ReceiveMessageCommand({ QueueUrl: `${after.endpoint}/${account}/late`, WaitTimeSeconds: 5 });
    const { Messages } = await after.client(SQSClient, 'customer-a').send(read);
    expect(JSON.parse(Messages?.[0]?.Body ?? '')).toMatchObject({ Message: 'kept' });
  });
});
