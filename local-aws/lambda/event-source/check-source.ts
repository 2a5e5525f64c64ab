import { randomUUID } from 'node:crypto';
import type { GetQueueAttributesResult } from '@aws-sdk/client-sqs';
import { AwsError, notImplemented } from '../../aws-error.ts';
import { newReceipt } from '../../sqs/receipts.ts';
import type { World } from '../../world.ts';
import { functionSession, type FunctionSession } from '../function-session.ts';
import { invalidParameterValue } from '../lambda-error.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';

export const queueUrlOf = (world: World, eventSourceArn: string): string => {
  const [, , , , account = '', name = ''] = eventSourceArn.split(':');
  return `${world.endpoint}/${account}/${name}`;
};

/** Lambda polls with the function's role: it looks now whether that will work. */
export const checkSource = async (
  world: World,
  fn: LambdaFunction,
  version: FunctionVersion,
  eventSourceArn: string,
): Promise<void> => {
  const [, , service, region] = eventSourceArn.split(':');
  if (service !== 'sqs') throw notImplemented('lambda', `event source ${service ?? ''}`);
  if (region !== fn.region) {
    throw invalidParameterValue(`The event source must be in the region of the function: ${fn.region}`);
  }
  const session = await functionSession(world, fn, version.settings.role, 60_000);
  const QueueUrl = queueUrlOf(world, eventSourceArn);
  const call = <Output>(operation: string, input: object) => callSqs<Output>(world, fn, session, operation, input);
  await call('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 1, VisibilityTimeout: 0, WaitTimeSeconds: 0 }).catch(
    refused('ReceiveMessage'),
  );
  await call('DeleteMessage', { QueueUrl, ReceiptHandle: newReceipt(randomUUID()) }).catch(refused('DeleteMessage'));
  const answer = await call<GetQueueAttributesResult>('GetQueueAttributes', {
    QueueUrl,
    AttributeNames: ['VisibilityTimeout'],
  }).catch(refused('GetQueueAttributes'));
  const visibility = Number(answer?.Attributes?.VisibilityTimeout ?? 30);
  if (visibility < version.settings.timeout) {
    throw invalidParameterValue(
      `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${version.settings.timeout} seconds`,
    );
  }
};

export const callSqs = <Output>(
  world: World,
  fn: Pick<LambdaFunction, 'account' | 'region'>,
  session: FunctionSession,
  operation: string,
  input: object,
  signal?: AbortSignal,
): Promise<Output> =>
  world.dispatch<Output>({
    service: 'sqs',
    operation,
    principal: session.principal,
    account: fn.account,
    region: fn.region,
    via: 'lambda.amazonaws.com',
    input,
    ...(signal !== undefined && { signal }),
  });

const refused =
  (action: string) =>
  (error: unknown): never => {
    if (!(error instanceof AwsError)) throw error;
    if (error.code === 'QueueDoesNotExist') {
      throw invalidParameterValue(
        `Error occurred while ${action}. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: ${error.message}`,
      );
    }
    if (error.status >= 500) throw error;
    throw invalidParameterValue(`The provided execution role does not have permissions to call ${action} on SQS`);
  };
