import type { PublishBatchInput, PublishBatchRequestEntry, PublishBatchResponse } from '@aws-sdk/client-sns';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { deliver } from './deliver.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { createNotification, largestMessage, sizeOf } from './notification.ts';

export const publishBatch: Operation<PublishBatchInput, PublishBatchResponse> = {
  authorize: (call, input) => onTopic(call, 'Publish', input.TopicArn),
  run: (call, input) => {
    const topic = findTopic(call, input.TopicArn);
    const entries = input.PublishBatchRequestEntries ?? [];
    checkEntries(entries);
    // an entry that is wrong in itself refuses the whole batch
    const made = entries.map((entry, index) => ({
      Id: entry.Id,
      notification: createNotification(call, entry, `publishBatchRequestEntries.${index + 1}.member.messageAttributes`),
    }));
    for (const { notification } of made) deliver(call.world, topic, notification);
    return { Successful: made.map(({ Id, notification }) => ({ Id, MessageId: notification.messageId })), Failed: [] };
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
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > largestMessage) {
    throw new AwsError('BatchRequestTooLong', 'The length of all the messages put together is more than the limit.');
  }
};
