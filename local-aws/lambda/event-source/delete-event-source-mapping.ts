import type { DeleteEventSourceMappingRequest, EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import type { Operation } from '../../operation.ts';
import { settlingTime } from '../change-function.ts';
import { findRestingMapping, onMapping } from './find-mapping.ts';
import { stopPolling } from './poll.ts';
import { presentMapping } from './present-mapping.ts';

export const deleteEventSourceMapping: Operation<DeleteEventSourceMappingRequest, EventSourceMappingConfiguration> = {
  authorize: (call, input) => onMapping(call, 'DeleteEventSourceMapping', input.UUID),
  run: (call, input) => {
    const { world } = call;
    const mapping = findRestingMapping(call, input.UUID, 'delete');
    stopPolling(world, mapping);
    mapping.change = 'Deleting';
    mapping.settledAt = world.clock.now() + settlingTime;
    return presentMapping(world, mapping);
  },
};
