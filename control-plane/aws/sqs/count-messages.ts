import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** How many messages wait in a queue, about. */
export const countMessages = async (aws: Aws, access: RoleAccess, queueName: string): Promise<number> => {
  const { QueueUrl } = await callAs(aws, access, SQSClient, 'GetQueueUrl', (client) =>
    client.send(new GetQueueUrlCommand({ QueueName: queueName })),
  );
  const { Attributes } = await callAs(aws, access, SQSClient, 'GetQueueAttributes', (client) =>
    client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] })),
  );
  return Number(Attributes?.['ApproximateNumberOfMessages'] ?? 0);
};
