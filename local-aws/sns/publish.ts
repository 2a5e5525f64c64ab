import type { PublishInput, PublishResponse } from '@aws-sdk/client-sns';
import { notImplemented } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { deliver } from './deliver.ts';
import { findTopic, onTopic } from './find-topic.ts';
import { createNotification } from './notification.ts';
import { invalidParameter } from './sns-error.ts';

export const publish: Operation<PublishInput, PublishResponse> = {
  authorize: (call, input) => {
    if (input.PhoneNumber !== undefined) throw notImplemented('sns', 'Publish to a phone number');
    if (input.TopicArn === undefined && input.TargetArn === undefined) {
      throw invalidParameter('TopicArn or TargetArn Reason: no value for required parameter');
    }
    if (/^arn:[^:]+:sns:[^:]*:[^:]*:endpoint\//.test(input.TargetArn ?? '')) {
      throw invalidParameter('TargetArn Reason: No endpoint found for the target arn specified');
    }
    return onTopic(call, 'Publish', input.TopicArn ?? input.TargetArn);
  },
  run: (call, input) => {
    const topic = findTopic(call, input.TopicArn ?? input.TargetArn);
    const notification = createNotification(call, input);
    deliver(call.world, topic, notification);
    return { MessageId: notification.messageId };
  },
};
