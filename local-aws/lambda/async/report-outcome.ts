import { notImplemented } from '../../aws-error.ts';
import type { World } from '../../world.ts';
import { functionSession } from '../function-session.ts';
import type { InvocationResult } from '../runtime/run-invocation.ts';
import type { AsyncEvent, LambdaFunction } from '../state.ts';

export type Condition = 'Success' | 'RetriesExhausted' | 'EventAgeExceeded' | 'ZeroReservedConcurrency';

/** An event given up: to the destination of the function, and to its dead-letter queue. */
export const reportFailure = async (
  world: World,
  fn: LambdaFunction,
  event: AsyncEvent,
  condition: Condition,
  result: InvocationResult | undefined,
): Promise<void> => {
  const destination = fn.eventInvoke[event.qualifier ?? '$LATEST']?.onFailure;
  if (destination !== undefined) await sendRecord(world, fn, event, condition, result, destination);
  const { deadLetterTargetArn } = fn.latest.settings;
  if (deadLetterTargetArn !== undefined) await sendDeadLetter(world, fn, event, result, deadLetterTargetArn);
};

export const reportSuccess = async (
  world: World,
  fn: LambdaFunction,
  event: AsyncEvent,
  result: InvocationResult | undefined,
): Promise<void> => {
  const destination = fn.eventInvoke[event.qualifier ?? '$LATEST']?.onSuccess;
  if (destination !== undefined) await sendRecord(world, fn, event, 'Success', result, destination);
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** AWS's invocation record, version 1.0. */
const sendRecord = async (
  world: World,
  fn: LambdaFunction,
  event: AsyncEvent,
  condition: Condition,
  result: InvocationResult | undefined,
  destination: string,
): Promise<void> => {
  const record = {
    version: '1.0',
    timestamp: new Date(world.clock.now()).toISOString(),
    requestContext: {
      requestId: event.id,
      functionArn: `${fn.arn}:${event.qualifier ?? '$LATEST'}`,
      condition,
      approximateInvokeCount: event.attempts,
    },
    requestPayload: parsed(event.payload),
    ...(result && {
      responseContext: {
        statusCode: 200,
        executedVersion: result.executedVersion,
        ...(result.functionError !== undefined && { functionError: result.functionError }),
      },
      responsePayload: parsed(Buffer.from(result.payload).toString()),
    }),
  };
  const text = JSON.stringify(record);
  if (destination.split(':')[2] === 'lambda') await sendToFunction(world, fn, destination, text);
  else await sendToQueue(world, fn, event, destination, { MessageBody: text });
};

const sendDeadLetter = async (
  world: World,
  fn: LambdaFunction,
  event: AsyncEvent,
  result: InvocationResult | undefined,
  target: string,
): Promise<void> => {
  const failure = result && (parsed(Buffer.from(result.payload).toString()) as { errorMessage?: string } | null);
  await sendToQueue(world, fn, event, target, {
    MessageBody: event.payload,
    MessageAttributes: {
      RequestID: { DataType: 'String', StringValue: event.id },
      ErrorCode: { DataType: 'Number', StringValue: '200' },
      ErrorMessage: { DataType: 'String', StringValue: (failure?.errorMessage ?? 'unknown').slice(0, 1_024) },
    },
  });
};

/** With the permissions of the function's role; asynchronously, so that this invocation too is tried again. */
const sendToFunction = async (world: World, fn: LambdaFunction, arn: string, record: string): Promise<void> => {
  const { principal } = await functionSession(world, fn, fn.latest.settings.role, 60_000);
  await world.dispatch({
    service: 'lambda',
    operation: 'Invoke',
    principal,
    account: fn.account,
    region: arn.split(':')[3] ?? '',
    input: { FunctionName: arn, InvocationType: 'Event', Payload: Buffer.from(record) },
  });
};

/** With the permissions of the function's role; what it may not send is lost, as in AWS. */
const sendToQueue = async (
  world: World,
  fn: LambdaFunction,
  event: AsyncEvent,
  arn: string,
  message: object,
): Promise<void> => {
  const [, , service, region = '', account = '', name = ''] = arn.split(':');
  if (service !== 'sqs') throw notImplemented('lambda', `a destination in ${service}`);
  const { principal } = await functionSession(world, fn, fn.latest.settings.role, 60_000);
  await world.dispatch({
    service: 'sqs',
    operation: 'SendMessage',
    principal,
    account: fn.account,
    region,
    input: {
      QueueUrl: `${world.endpoint}/${account}/${name}`,
      ...message,
      MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: event.traceHeader } },
    },
  });
};
