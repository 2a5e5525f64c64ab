import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Sha256 } from '@aws-crypto/sha256-js';
import { describe, expect, it } from '@jest/globals';
import { HttpRequest } from '@smithy/protocol-http';
import { SignatureV4 } from '@smithy/signature-v4';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const sqs = aws.client(SQSClient, 'customer-a');

const post = async (path: string, moreHeaders: Record<string, string>, body: string) => {
  const signer = new SignatureV4({
    service: 'sqs',
    region: 'us-east-1',
    sha256: Sha256,
    credentials: aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' },
  });
  const { host, hostname, port } = new URL(aws.endpoint);
  const headers = { host, ...moreHeaders };
  const signed = await signer.sign(
    new HttpRequest({ method: 'POST', protocol: 'http:', hostname, port: Number(port), path, headers, body }),
  );
  const answer = await fetch(`${aws.endpoint}${path}`, { method: 'POST', headers: signed.headers, body });
  return { status: answer.status, text: await answer.text(), queryError: answer.headers.get('x-amzn-query-error') };
};

describe('the query protocol, as older clients speak it', () => {
  const query = (path: string, fields: Record<string, string>) =>
    post(
      path,
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({ Version: '2012-11-05', ...fields }).toString(),
    );

  it('takes the queue from the path, and answers XML', async () => {
    await sqs.send(new CreateQueueCommand({ QueueName: 'old' }));
    const sent = await query('/222222222222/old', { Action: 'SendMessage', MessageBody: 'hello' });
    expect(sent).toMatchObject({ status: 200, text: expect.stringContaining('<SendMessageResult>') });
    expect(sent.text).toContain('<MD5OfMessageBody>5d41402abc4b2a76b9719d911017c592</MD5OfMessageBody>');
    const missing = await query('/222222222222/none', { Action: 'SendMessage', MessageBody: 'hello' });
    expect(missing.status).toBe(400);
    expect(missing.text).toContain(
      '<Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified queue does not exist for this wsdl version.</Message><Detail/>',
    );
  });
});

describe('the JSON protocol', () => {
  const json = (operation: string, input: object) =>
    post(
      '/',
      { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AmazonSQS.${operation}` },
      JSON.stringify(input),
    );

  it.each([
    [
      'SendMessage',
      { QueueUrl: 'none', MessageBody: '' },
      'com.amazonaws.sqs#QueueDoesNotExist',
      'AWS.SimpleQueueService.NonExistentQueue',
    ],
    [
      'SendMessage',
      { QueueUrl: 'none' },
      'com.amazon.coral.service#MissingRequiredParameterException',
      'MissingParameter',
    ],
    [
      'ListQueues',
      { MaxResults: 0 },
      'com.amazon.coral.service#InvalidParameterValueException',
      'InvalidParameterValue',
    ],
    ['CreateQueue', {}, 'com.amazon.coral.service#InvalidParameterValueException', 'InvalidParameterValue'],
  ])('%s of %j is refused with %s, and with %s to those who know that', async (operation, input, type, code) => {
    const { text, queryError } = await json(operation, input);
    expect(JSON.parse(text)).toMatchObject({ __type: type });
    expect(queryError).toBe(`${code};Sender`);
  });
});

describe('local-aws', () => {
  it('says that it has no FIFO queues', async () => {
    const fifo = new CreateQueueCommand({ QueueName: 'a.fifo', Attributes: { FifoQueue: 'true' } });
    await expect(sqs.send(fifo)).rejects.toMatchObject({ name: 'NotImplemented' });
  });
});
