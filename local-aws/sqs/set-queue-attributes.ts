import type { SetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { checkAttributes, checkRedriveAllowed } from './queue-attributes.ts';

export const setQueueAttributes: Operation<SetQueueAttributesRequest, object> = {
  authorize: (call, input) => onQueue(call, 'SetQueueAttributes', input.QueueUrl),
  run: (call, { QueueUrl, Attributes = {} }) => {
    const queue = findQueue(call, QueueUrl);
    const changes = Attributes as Record<string, string>;
    checkAttributes(call.world, changes);
    const attributes = { ...queue.attributes, ...changes };
    for (const [name, value] of Object.entries(changes)) if (value === '') delete attributes[name];
    checkRedriveAllowed(call.world, { ...queue, attributes });
    queue.attributes = attributes;
    queue.modifiedAt = call.world.clock.now();
    return {};
  },
};
