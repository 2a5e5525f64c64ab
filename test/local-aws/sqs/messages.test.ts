import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
  type ReceiveMessageCommandInput,
} from '@aws-sdk/client-sqs';
import { describe, expect, it } from '@jest/globals';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const sqs = aws.client(SQSClient, 'customer-a');
let made = 0;

const makeQueue = async (Attributes: Record<string, string> = {}) =>
  (await sqs.send(new CreateQueueCommand({ QueueName: `queue-${++made}`, Attributes }))).QueueUrl ?? '';
const sendTo = (QueueUrl: string, MessageBody: string, more: object = {}) =>
  sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
const receive = async (QueueUrl: string, more: Partial<ReceiveMessageCommandInput> = {}) =>
  (await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))).Messages ?? [];

describe('the shape of a message', () => {
  it('has digests that the SDK checks, and the attributes asked for', async () => {
    const url = await makeQueue();
    const MessageAttributes = {
      text: { DataType: 'String', StringValue: 'a' },
      bytes: { DataType: 'Binary', BinaryValue: Buffer.from([1, 2]) },
    };
    const sent = await sendTo(url, 'hello', { MessageAttributes });
    expect(sent).toMatchObject({
      MD5OfMessageBody: '5d41402abc4b2a76b9719d911017c592',
      MD5OfMessageAttributes: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    const [message] = await receive(url, { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      MessageId: sent.MessageId,
      Body: 'hello',
      MD5OfBody: sent.MD5OfMessageBody,
      MD5OfMessageAttributes: sent.MD5OfMessageAttributes,
      ReceiptHandle: expect.any(String),
      Attributes: { ApproximateReceiveCount: '1', SenderId: expect.stringMatching(/^AIDA/) },
      MessageAttributes: { text: { StringValue: 'a' } },
    });
  });
});

describe('a message is refused', () => {
  it.each([
    ['with nothing in it', '', {}, 'MissingParameter'],
    ['with characters that XML has not', 'a\u0001', {}, 'InvalidMessageContents'],
    ['with a delay over fifteen minutes', 'a', { DelaySeconds: 901 }, 'InvalidParameterValue'],
    ['over a megabyte', 'x'.repeat(1_048_577), {}, 'InvalidParameterValue'],
    [
      'with an attribute of no known type',
      'a',
      { MessageAttributes: { a: { DataType: 'Date', StringValue: '1' } } },
      'InvalidParameterValue',
    ],
  ])('%s', async (_, body, more, code) => {
    await expect(sendTo(await makeQueue(), body, more)).rejects.toMatchObject({ name: code });
  });

  it('by entry in a batch, and as a whole when the batch is malformed', async () => {
    const QueueUrl = await makeQueue();
    const send = (Entries: object[]) => sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: Entries as never }));
    expect(
      await send([
        { Id: 'a', MessageBody: '1' },
        { Id: 'b', MessageBody: '\u0001' },
      ]),
    ).toMatchObject({
      Successful: [{ Id: 'a' }],
      Failed: [{ Id: 'b', SenderFault: true, Code: 'InvalidMessageContents' }],
    });
    await expect(send([])).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
    await expect(
      send([
        { Id: 'a', MessageBody: '1' },
        { Id: 'a', MessageBody: '2' },
      ]),
    ).rejects.toMatchObject({
      name: 'BatchEntryIdsNotDistinct',
    });
  });
});

describe('a message', () => {
  it('is hidden after a receive until its visibility ends, and counts its receives', async () => {
    const url = await makeQueue({ VisibilityTimeout: '10' });
    await sendTo(url, 'x');
    expect(await receive(url)).toHaveLength(1);
    expect(await receive(url)).toHaveLength(0);
    aws.clock.advance(10_000);
    const [again] = await receive(url, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
    expect(again?.Attributes).toEqual({ ApproximateReceiveCount: '2' });
  });

  it('comes only after its delay', async () => {
    const url = await makeQueue();
    await sendTo(url, 'x', { DelaySeconds: 30 });
    expect(await receive(url)).toHaveLength(0);
    aws.clock.advance(30_000);
    expect(await receive(url)).toHaveLength(1);
  });

  it('has its visibility changed by its last receipt, and by no older one', async () => {
    const QueueUrl = await makeQueue();
    await sendTo(QueueUrl, 'x');
    const change = (ReceiptHandle: string | undefined, VisibilityTimeout: number) =>
      sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
    const [first] = await receive(QueueUrl);
    await change(first?.ReceiptHandle, 0);
    const [second] = await receive(QueueUrl);
    await expect(change(first?.ReceiptHandle, 5)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(change('nonsense', 5)).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
    await expect(change(second?.ReceiptHandle, 43_201)).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    const batch = await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: [{ Id: 'a', ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 }],
      }),
    );
    expect(batch.Successful).toEqual([{ Id: 'a' }]);
    expect(await receive(QueueUrl)).toHaveLength(1);
  });

  it('is gone once deleted, and may be deleted twice', async () => {
    const QueueUrl = await makeQueue({ VisibilityTimeout: '1' });
    await sendTo(QueueUrl, 'x');
    const [{ ReceiptHandle } = {}] = await receive(QueueUrl);
    await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    const again = await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: [{ Id: 'a', ReceiptHandle }] }));
    expect(again.Successful).toEqual([{ Id: 'a' }]);
    aws.clock.advance(2_000);
    expect(await receive(QueueUrl)).toHaveLength(0);
  });

  it('ends a long poll that began before it came', async () => {
    const url = await makeQueue();
    const started = Date.now();
    const polling = receive(url, { WaitTimeSeconds: 20 });
    await new Promise((done) => setTimeout(done, 100));
    await sendTo(url, 'x');
    expect(await polling).toHaveLength(1);
    expect(Date.now() - started).toBeLessThan(5_000);
  });

  it('goes to the dead-letter queue after as many receives as allowed', async () => {
    const dead = await makeQueue();
    const deadLetterTargetArn = `arn:aws:sqs:us-east-1:222222222222:queue-${made}`;
    const url = await makeQueue({
      VisibilityTimeout: '0',
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 2 }),
    });
    await sendTo(url, 'x');
    expect(await receive(url)).toHaveLength(1);
    expect(await receive(url)).toHaveLength(1);
    expect(await receive(url)).toHaveLength(0);
    const [message] = await receive(dead, { MessageSystemAttributeNames: ['All'] });
    expect(message).toMatchObject({
      Body: 'x',
      Attributes: { DeadLetterQueueSourceArn: expect.stringContaining(':queue-') },
    });
  });

  it('expires with the retention period, and is purged at once', async () => {
    const QueueUrl = await makeQueue({ MessageRetentionPeriod: '60' });
    await sendTo(QueueUrl, 'old');
    aws.clock.advance(61_000);
    expect(await receive(QueueUrl)).toHaveLength(0);
    await sendTo(QueueUrl, 'new');
    await sqs.send(new PurgeQueueCommand({ QueueUrl }));
    expect(await receive(QueueUrl)).toHaveLength(0);
  });
});
