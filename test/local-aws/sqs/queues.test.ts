import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  ListQueueTagsCommand,
  SetQueueAttributesCommand,
  SQSClient,
  TagQueueCommand,
  UntagQueueCommand,
  type CreateQueueCommandInput,
} from '@aws-sdk/client-sqs';
import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from '@jest/globals';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const sqs = aws.client(SQSClient, 'customer-a');
const create = async (QueueName: string, more: object = {}) =>
  (await sqs.send(new CreateQueueCommand({ QueueName, ...more }))).QueueUrl ?? '';
const attributes = async (QueueUrl: string) =>
  (await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))).Attributes ?? {};

describe('the shape of a queue', () => {
  it('has a URL with account and name, and every attribute with its default', async () => {
    const url = await create('shape');
    expect(url).toBe(`${aws.endpoint}/222222222222/shape`);
    expect(await attributes(url)).toEqual({
      QueueArn: 'arn:aws:sqs:us-east-1:222222222222:shape',
      ApproximateNumberOfMessages: '0',
      ApproximateNumberOfMessagesNotVisible: '0',
      ApproximateNumberOfMessagesDelayed: '0',
      CreatedTimestamp: expect.stringMatching(/^\d{10}$/),
      LastModifiedTimestamp: expect.stringMatching(/^\d{10}$/),
      VisibilityTimeout: '30',
      MaximumMessageSize: '1048576',
      MessageRetentionPeriod: '345600',
      DelaySeconds: '0',
      ReceiveMessageWaitTimeSeconds: '0',
      SqsManagedSseEnabled: 'true',
    });
  });

  it('is found by name, listed by prefix and page', async () => {
    const urls = await Promise.all(['page-1', 'page-2', 'page-3'].map((name) => create(name)));
    expect(await sqs.send(new GetQueueUrlCommand({ QueueName: 'page-2' }))).toMatchObject({ QueueUrl: urls[1] });
    const first = await sqs.send(new ListQueuesCommand({ QueueNamePrefix: 'page-', MaxResults: 2 }));
    expect(first.QueueUrls).toEqual(urls.slice(0, 2));
    const second = await sqs.send(
      new ListQueuesCommand({ QueueNamePrefix: 'page-', MaxResults: 2, NextToken: first.NextToken }),
    );
    expect(second.QueueUrls).toEqual(urls.slice(2));
    expect(second.NextToken).toBeUndefined();
  });
});

describe('the query protocol, as older clients speak it', () => {
  const query = async (path: string, fields: Record<string, string>) => {
    const signer = new SignatureV4({
      service: 'sqs',
      region: 'us-east-1',
      sha256: Sha256,
      credentials: aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' },
    });
    const { host, hostname, port } = new URL(aws.endpoint);
    const body = new URLSearchParams({ Version: '2012-11-05', ...fields }).toString();
    const headers = { host, 'content-type': 'application/x-www-form-urlencoded' };
    const signed = await signer.sign(
      new HttpRequest({ method: 'POST', protocol: 'http:', hostname, port: Number(port), path, headers, body }),
    );
    const answer = await fetch(`${aws.endpoint}${path}`, { method: 'POST', headers: signed.headers, body });
    return { status: answer.status, text: await answer.text() };
  };

  it('takes the queue from the path, and answers XML', async () => {
    await create('old');
    const sent = await query('/222222222222/old', { Action: 'SendMessage', MessageBody: 'hello' });
    expect(sent).toMatchObject({ status: 200, text: expect.stringContaining('<SendMessageResult>') });
    expect(sent.text).toContain('<MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>');
    const missing = await query('/222222222222/none', { Action: 'SendMessage', MessageBody: 'hello' });
    expect(missing.status).toBe(400);
    expect(missing.text).toContain('<Code>AWS.SimpleQueueService.NonExistentQueue</Code>');
  });
});

describe('a queue is refused', () => {
  it.each([
    [{ QueueName: 'no spaces' }, 'InvalidParameterValue'],
    [{ QueueName: 'a', Attributes: { VisibilityTimeout: '43201' } }, 'InvalidAttributeValue'],
    [{ QueueName: 'a', Attributes: { MessageRetentionPeriod: '59' } }, 'InvalidAttributeValue'],
    [{ QueueName: 'a', Attributes: { Colour: 'red' } }, 'InvalidAttributeName'],
    [{ QueueName: 'a', Attributes: { RedrivePolicy: '{"maxReceiveCount":3}' } }, 'InvalidAttributeValue'],
    [{ QueueName: 'a.fifo', Attributes: { FifoQueue: 'true' } }, 'NotImplemented'],
  ])('%j with %s', async (input, code) => {
    await expect(sqs.send(new CreateQueueCommand(input as CreateQueueCommandInput))).rejects.toMatchObject({
      name: code,
    });
  });

  it('that is not there, with the code that query clients know', async () => {
    const QueueUrl = `${aws.endpoint}/222222222222/none`;
    await expect(sqs.send(new DeleteQueueCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'QueueDoesNotExist',
      message: 'The specified queue does not exist.',
      Code: 'AWS.SimpleQueueService.NonExistentQueue',
    });
  });
});

describe('a queue', () => {
  it('is created again only with the same attributes', async () => {
    const url = await create('again', { Attributes: { DelaySeconds: '5' } });
    expect(await create('again', { Attributes: { DelaySeconds: '5' } })).toBe(url);
    await expect(create('again', { Attributes: { DelaySeconds: '6' } })).rejects.toMatchObject({
      name: 'QueueNameExists',
    });
  });

  it('cannot be made anew within a minute of its deletion', async () => {
    const QueueUrl = await create('phoenix');
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    await expect(create('phoenix')).rejects.toMatchObject({ name: 'QueueDeletedRecently' });
    aws.clock.advance(60_000);
    expect(await create('phoenix')).toBe(QueueUrl);
  });

  it('changes its attributes, and drops a policy set to nothing', async () => {
    const QueueUrl = await create('change');
    const dead = await create('change-dead');
    const deadLetterTargetArn = (await attributes(dead)).QueueArn;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '9', RedrivePolicy } }));
    expect(await attributes(QueueUrl)).toMatchObject({ VisibilityTimeout: '9', RedrivePolicy });
    const sources = await sqs.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }));
    expect(sources.queueUrls).toEqual([QueueUrl]);
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy: '' } }));
    expect(await attributes(QueueUrl)).not.toHaveProperty('RedrivePolicy');
  });

  it('takes a dead-letter queue only when that one allows it', async () => {
    const dead = await create('closed', { Attributes: { RedriveAllowPolicy: '{"redrivePermission":"denyAll"}' } });
    const deadLetterTargetArn = (await attributes(dead)).QueueArn;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 3 });
    await expect(create('source', { Attributes: { RedrivePolicy } })).rejects.toMatchObject({
      name: 'InvalidAttributeValue',
    });
  });

  it('keeps tags', async () => {
    const QueueUrl = await create('tags', { tags: { a: '1' } });
    await sqs.send(new TagQueueCommand({ QueueUrl, Tags: { b: '2' } }));
    await sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys: ['a'] }));
    expect((await sqs.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ b: '2' });
  });

  it('is out of reach for another account until its policy says otherwise', async () => {
    const QueueUrl = await create('shared');
    const other = aws.client(SQSClient, 'customer-b');
    const read = () => other.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    await expect(read()).rejects.toMatchObject({ name: expect.stringMatching(/AccessDenied/) });
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::333333333333:root' },
          Action: 'sqs:GetQueueAttributes',
          Resource: '*',
        },
      ],
    });
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    expect((await read()).Attributes).toEqual({ QueueArn: 'arn:aws:sqs:us-east-1:222222222222:shared' });
  });
});
