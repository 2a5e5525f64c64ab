import type { DeleteTopicInput } from '@aws-sdk/client-sns';
import type { Operation } from '../operation.ts';
import { onTopic } from './find-topic.ts';
import { snsState } from './state.ts';

/** Deleting a topic that is not there succeeds. */
export const deleteTopic: Operation<DeleteTopicInput, object> = {
  authorize: (call, input) => onTopic(call, 'DeleteTopic', input.TopicArn),
  run: (call, { TopicArn = '' }) => {
    const [, , , , account = '', name = ''] = TopicArn.split(':');
    snsState(call.world, account, call.region).topics.delete(name);
    return {};
  },
};
