import {
  LambdaClient,
  PutFunctionConcurrencyCommand,
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole } from './make-function.ts';

const aws = await startTestAws();
const lambda = aws.client(LambdaClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');
const failing = 'exports.handler = async (event) => { throw new Error(`no ${event.what}`); };';
const account = '222222222222';
let Role: string;

const makeQueue = async (QueueName: string): Promise<{ url: string; arn: string }> => {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName }));
  return { url: QueueUrl, arn: `arn:aws:sqs:us-east-1:${account}:${QueueName}` };
};

const messageFrom = (QueueUrl: string) =>
  eventually(async () => {
    const names = { MessageAttributeNames: ['All'], MessageSystemAttributeNames: ['All' as const] };
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, ...names }));
    if (Messages?.[0] === undefined) throw new Error('no message yet');
    return Messages[0];
  });

/** Moves past both retries, each when the attempt before it is over. */
const passRetries = async (): Promise<void> => {
  for (const [attempts, minutes] of [
    [1, 1],
    [2, 2],
  ] as const) {
    await eventually(() =>
      expect(aws.calls.list({ operation: 'PutLogEvents' }).length).toBeGreaterThanOrEqual(attempts),
    );
    await new Promise((done) => setTimeout(done, 100));
    aws.clock.advance(minutes * 60_000 + 500);
  }
};

beforeAll(async () => {
  Role = await makeRole(aws, 'events', [{ Effect: 'Allow', Action: ['logs:*', 'sqs:SendMessage'], Resource: '*' }]);
});

describe('an event that keeps failing', () => {
  it('is tried three times, a minute and two apart, and goes to the failure destination as AWS writes it', async () => {
    const { url, arn: Destination } = await makeQueue('failures');
    const arn = await makeFunction(aws, failing, { Role });
    const config = { FunctionName: arn, DestinationConfig: { OnFailure: { Destination } } };
    await lambda.send(new PutFunctionEventInvokeConfigCommand(config));
    aws.calls.clear();
    const { $metadata } = await invoke(aws, arn, { what: 'luck' }, { InvocationType: 'Event' });
    await passRetries();
    const record = JSON.parse((await messageFrom(url)).Body ?? '') as unknown;
    expect(record).toEqual({
      version: '1.0',
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      requestContext: {
        requestId: $metadata.requestId,
        functionArn: `${arn}:$LATEST`,
        condition: 'RetriesExhausted',
        approximateInvokeCount: 3,
      },
      requestPayload: { what: 'luck' },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: expect.objectContaining({ errorType: 'Error', errorMessage: 'no luck' }),
    });
  });

  it('goes to the dead-letter queue of the function with three attributes', async () => {
    const { url, arn: TargetArn } = await makeQueue('dead-letters');
    const arn = await makeFunction(aws, failing, { Role, DeadLetterConfig: { TargetArn } });
    await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: arn, MaximumRetryAttempts: 0 }));
    const { $metadata } = await invoke(aws, arn, { what: 'hope' }, { InvocationType: 'Event' });
    const message = await messageFrom(url);
    expect(message.Body).toBe('{"what":"hope"}');
    expect(message.MessageAttributes).toMatchObject({
      RequestID: { StringValue: $metadata.requestId },
      ErrorCode: { DataType: 'Number', StringValue: '200' },
      ErrorMessage: { StringValue: 'no hope' },
    });
  });

  it('is given up at once where nothing is left to run it, and keeps its trace', async () => {
    const { url, arn: Destination } = await makeQueue('none-left');
    const arn = await makeFunction(aws, failing, { Role });
    const config = { FunctionName: arn, DestinationConfig: { OnFailure: { Destination } } };
    await lambda.send(new PutFunctionEventInvokeConfigCommand(config));
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: arn, ReservedConcurrentExecutions: 0 }));
    await invoke(aws, arn, {}, { InvocationType: 'Event' });
    const { Attributes, Body = '' } = await messageFrom(url);
    expect(Attributes?.AWSTraceHeader).toMatch(/^Root=1-/);
    const { responseContext, ...record } = JSON.parse(Body) as Record<string, unknown>;
    expect(responseContext).toBeUndefined();
    expect(record).toMatchObject({
      requestContext: { condition: 'ZeroReservedConcurrency', approximateInvokeCount: 0 },
    });
  });

  it('is given up when it is too old', async () => {
    const { url, arn: Destination } = await makeQueue('too-old');
    const arn = await makeFunction(aws, failing, { Role });
    await lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: arn,
        MaximumEventAgeInSeconds: 60,
        DestinationConfig: { OnFailure: { Destination } },
      }),
    );
    aws.calls.clear();
    await invoke(aws, arn, {}, { InvocationType: 'Event' });
    await eventually(() => expect(aws.calls.list({ operation: 'PutLogEvents' }).length).toBeGreaterThan(0));
    await new Promise((done) => setTimeout(done, 100));
    aws.clock.advance(61_000);
    expect(JSON.parse((await messageFrom(url)).Body ?? '')).toMatchObject({
      requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 1 },
    });
  });
});

describe('the configuration of asynchronous invocations', () => {
  it('keeps a change of the function from losing events', async () => {
    const { url, arn: Destination } = await makeQueue('successes');
    const arn = await makeFunction(aws, failing.replace('throw new Error', 'return new String'), { Role });
    await lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: arn,
        DestinationConfig: { OnSuccess: { Destination } },
      }),
    );
    await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: arn, Timeout: 5 }));
    await invoke(aws, arn, { what: 'loss' }, { InvocationType: 'Event' });
    expect(JSON.parse((await messageFrom(url)).Body ?? '')).toMatchObject({
      requestContext: { condition: 'Success', approximateInvokeCount: 1 },
      responsePayload: 'no loss',
    });
  });
});
