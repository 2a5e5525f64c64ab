import type { EventSourceMappingConfiguration, GetEventSourceMappingRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../../operation.ts';
import { findMapping, onMapping } from './find-mapping.ts';
import { presentMapping } from './present-mapping.ts';

export const getEventSourceMapping: Operation<GetEventSourceMappingRequest, EventSourceMappingConfiguration> = {
  authorize: (call, input) => onMapping(call, 'GetEventSourceMapping', input.UUID),
  run: (call, input) => presentMapping(call.world, findMapping(call, input.UUID)),
};
