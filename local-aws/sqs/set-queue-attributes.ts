import type { SetQueueAttributesRequest } from '@aws-sdk/client-sqs';
import type { Operation } from '../operation.ts';
import { findQueue, onQueue } from './find-queue.ts';
import { checkAttributes, checkRedriveAllowed, storedAttributes } from './queue-attributes.ts';

export const setQueueAttributes: Operation<SetQueueAttributesRequest, object> = {
  authorize: (call, input) => onQueue(call, 'SetQueueAttributes', input.QueueUrl),
  run: (call, { QueueUrl, Attributes = {} }) => {
    const queue = findQueue(call, QueueUrl);
    checkAttributes(call.world, Attributes);
    const attributes = { ...queue.attributes, ...storedAttributes(Attributes) };
    for (const [name, value] of Object.entries(Attributes)) if (value === '') delete attributes[name];
    checkRedriveAllowed(call.world, { ...queue, attributes });
    queue.attributes = attributes;
    queue.modifiedAt = call.world.clock.now();
    return {};
  },
};
