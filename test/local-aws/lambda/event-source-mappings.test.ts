import { CreateEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SQSClient,
  type QueueAttributeName,
} from '@aws-sdk/client-sqs';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { makeFunction, makeRole } from './make-function.ts';

const aws = await startTestAws();
const lambda = aws.client(LambdaClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');
const polling = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
let Role: string;

const makeQueue = async (name: string, Attributes: Partial<Record<QueueAttributeName, string>> = {}) => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes }));
  return { url: QueueUrl, arn: `arn:aws:sqs:us-east-1:222222222222:${name}` };
};
const map = async (FunctionName: string, EventSourceArn: string, more: object = {}) => {
  const made = await lambda.send(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn, ...more }));
  aws.clock.advance(600);
  return made;
};
const countOf = async (QueueUrl: string) => {
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  const { ApproximateNumberOfMessages: seen, ApproximateNumberOfMessagesNotVisible: hidden } = Attributes ?? {};
  return Number(seen) + Number(hidden);
};

/** What a function wrote to its log. */
const logged = async (name: string, filterPattern: string): Promise<string[]> => {
  const logGroupName = `/aws/lambda/${name}`;
  const { events = [] } = await aws
    .client(CloudWatchLogsClient, 'customer-a')
    .send(new FilterLogEventsCommand({ logGroupName, filterPattern }));
  return events.map(({ message = '' }) => message);
};

beforeAll(async () => {
  Role = await makeRole(aws, 'poller', [
    { Effect: 'Allow', Action: ['logs:*', ...polling, 'sqs:SendMessage'], Resource: '*' },
  ]);
});

describe('a mapping', () => {
  it.each(polling)('is refused when the role may not %s', async (action) => {
    const name = `without-${action.slice(4)}`;
    const { arn: queue } = await makeQueue(name);
    const statement = { Effect: 'Allow', Action: polling.filter((one) => one !== action), Resource: '*' };
    const arn = await makeFunction(aws, '', { Role: await makeRole(aws, name, [statement]) });
    await expect(map(arn, queue)).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `The provided execution role does not have permissions to call ${action.slice(4)} on SQS`,
    });
  });
});

describe('messages', () => {
  it('come to the function in the shape of AWS, and are deleted when it succeeds', async () => {
    const source = await makeQueue('source');
    const code = "exports.handler = async (event) => { console.log('GOT ' + JSON.stringify(event)); };";
    const arn = await makeFunction(aws, code, { Role, FunctionName: 'shapes' });
    await map(arn, source.arn);
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 'test' } };
    const sent = await sqs.send(
      new SendMessageCommand({ QueueUrl: source.url, MessageBody: 'hello', MessageAttributes }),
    );
    await eventually(async () => expect(await countOf(source.url)).toBe(0));
    const [line = ''] = await eventually(() => logged('shapes', 'GOT'));
    expect(line).toMatch(/^\d{4}-\d\d-.*Z\t\S+\tINFO\tGOT .*\n$/);
    expect(JSON.parse(line.slice(line.indexOf('{')))).toEqual({
      Records: [
        {
          messageId: sent.MessageId,
          receiptHandle: expect.any(String),
          body: 'hello',
          attributes: {
            ApproximateReceiveCount: '1',
            SentTimestamp: expect.stringMatching(/^\d{13}$/),
            SenderId: expect.any(String),
            ApproximateFirstReceiveTimestamp: expect.stringMatching(/^\d{13}$/),
          },
          messageAttributes: {
            kind: { stringValue: 'test', stringListValues: [], binaryListValues: [], dataType: 'String' },
          },
          md5OfMessageAttributes: sent.MD5OfMessageAttributes,
          md5OfBody: '5d41402abc4b2a76b9719d911017c592',
          eventSource: 'aws:sqs',
          eventSourceARN: source.arn,
          awsRegion: 'us-east-1',
        },
      ],
    });
  });

  it('stay when reported as failed, and become visible again by the visibility set last', async () => {
    const source = await makeQueue('partial');
    const code = `exports.handler = async ({ Records }) => ({
      batchItemFailures: Records.filter(({ body }) => body === 'later').map(({ messageId }) => ({ itemIdentifier: messageId })) });`;
    const arn = await makeFunction(aws, code, { Role });
    await map(arn, source.arn, { FunctionResponseTypes: ['ReportBatchItemFailures'], BatchSize: 1 });
    for (const MessageBody of ['now', 'later'])
      await sqs.send(new SendMessageCommand({ QueueUrl: source.url, MessageBody }));
    await eventually(async () => expect(await countOf(source.url)).toBe(1));
  });

  it('go to the dead-letter queue once they failed as often as allowed', async () => {
    const dead = await makeQueue('dead');
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 2 });
    const source = await makeQueue('failing', { RedrivePolicy });
    const arn = await makeFunction(aws, 'exports.handler = async () => { throw new Error("no"); };', { Role });
    await map(arn, source.arn);
    await sqs.send(new SendMessageCommand({ QueueUrl: source.url, MessageBody: 'x' }));
    await eventually(async () => {
      aws.clock.advance(10_000);
      expect(await countOf(dead.url)).toBe(1);
    });
    expect(await countOf(source.url)).toBe(0);
  });

  it('that a function sends to its own queue again and again are stopped after sixteen rounds', async () => {
    const source = await makeQueue('loop');
    const code = `
      const { SQSClient, SendMessageCommand } = require(${JSON.stringify(process.cwd() + '/node_modules/@aws-sdk/client-sqs')});
      const client = new SQSClient({});
      exports.handler = async ({ Records }) => {
        console.log('ROUND');
        await client.send(new SendMessageCommand({ QueueUrl: ${JSON.stringify(source.url)}, MessageBody: 'again' }));
      };`;
    const arn = await makeFunction(aws, code, { Role, FunctionName: 'looping' });
    await map(arn, source.arn, { BatchSize: 1 });
    await sqs.send(new SendMessageCommand({ QueueUrl: source.url, MessageBody: 'first' }));
    await eventually(async () => expect(await logged('looping', 'ROUND')).toHaveLength(16));
    await new Promise((done) => setTimeout(done, 500));
    expect(await logged('looping', 'ROUND')).toHaveLength(16);
  });
});
