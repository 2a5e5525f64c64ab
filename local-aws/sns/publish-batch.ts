import type { PublishBatchInput, PublishBatchRequestEntry, PublishBatchResponse } from '@aws-sdk/client-sns';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { deliver } from './deliver.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { createNotification } from './notification.ts';

export const publishBatch: Operation<PublishBatchInput, PublishBatchResponse> = {
  authorize: (call, input) => onTopic(call, 'Publish', input.TopicArn),
  run: (call, input) => {
    const topic = findTopic(call, input.TopicArn);
    const entries = input.PublishBatchRequestEntries ?? [];
    checkEntries(entries);
    const answer: Required<PublishBatchResponse> = { Successful: [], Failed: [] };
    for (const entry of entries) {
      try {
        const notification = createNotification(call, entry);
        deliver(call.world, topic, notification);
        answer.Successful?.push({ Id: entry.Id, MessageId: notification.messageId });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        answer.Failed?.push({ Id: entry.Id, Code: error.code, Message: error.message, SenderFault: true });
      }
    }
    return answer;
  },
};

const checkEntries = (entries: PublishBatchRequestEntry[]): void => {
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', "The batch request doesn't contain any entries.");
  }
  if (entries.length > 10) {
    throw new AwsError('TooManyEntriesInBatchRequest', 'The batch request contains more entries than permissible.');
  }
  const ids = entries.map(({ Id = '' }) => Id);
  if (ids.some((id) => !/^[\w-]{1,80}$/.test(id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      "The Id of a batch entry in a batch request doesn't abide by the specification.",
    );
  }
  if (new Set(ids).size < ids.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 'Two or more batch entries in the request have the same Id.');
  }
};
