import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from './config.ts';

/**
 * Lambda gave up on the commander of this region: the request, which it hands over, goes into the failure queue at home, and
 * the commander there answers CloudFormation. A destination of a copy has to be in its own region; this one costs nothing
 * while nothing fails. The request holds a ResponseURL, so it is never logged.
 */
export const reportKilledCommander = async (config: Config, requestPayload: unknown): Promise<void> => {
  const sqs = new SQSClient({ region: config.homeRegion, credentials: { ...config.credentials }, maxAttempts: 4 });
  await sqs.send(
    new SendMessageCommand({ QueueUrl: config.failureQueueUrl, MessageBody: JSON.stringify({ requestPayload }) }),
  );
};
