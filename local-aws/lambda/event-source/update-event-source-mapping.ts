import type { EventSourceMappingConfiguration, UpdateEventSourceMappingRequest } from '@aws-sdk/client-lambda';
import type { Operation } from '../../operation.ts';
import { settlingTime } from '../change-function.ts';
import { findVersion } from '../find-function.ts';
import type { EventSourceMapping } from '../state.ts';
import { checkSource } from './check-source.ts';
import { findRestingMapping, onMapping } from './find-mapping.ts';
import { lackingMappingSettings } from './lacking-settings.ts';
import { applyMappingSettings } from './mapping-settings.ts';
import { startPolling } from './poll.ts';
import { presentMapping } from './present-mapping.ts';

export const updateEventSourceMapping: Operation<UpdateEventSourceMappingRequest, EventSourceMappingConfiguration> = {
  authorize: (call, input) => onMapping(call, 'UpdateEventSourceMapping', input.UUID),
  run: async (call, input) => {
    const { world } = call;
    const mapping = findRestingMapping(call, input.UUID, 'update');
    const settings = applyMappingSettings(mapping, input);
    if (input.FunctionName !== undefined) await retarget(call, mapping, input.FunctionName);
    if (settings.maximumConcurrency === undefined) delete mapping.maximumConcurrency;
    const now = world.clock.now();
    Object.assign(mapping, settings, {
      lastModified: now,
      settledAt: now + settlingTime,
      change: changeOf(input.Enabled),
    });
    startPolling(world, mapping);
    return presentMapping(world, mapping);
  },
  lacks: lackingMappingSettings,
};

const retarget = async (
  call: Parameters<typeof findVersion>[0],
  mapping: EventSourceMapping,
  functionName: string,
): Promise<void> => {
  const { fn, version, qualifier } = findVersion(call, functionName);
  await checkSource(call.world, fn, version, mapping.eventSourceArn);
  mapping.functionName = fn.name;
  mapping.functionArn = qualifier === undefined ? fn.arn : `${fn.arn}:${qualifier}`;
  if (qualifier === undefined) delete mapping.qualifier;
  else mapping.qualifier = qualifier;
};

const changeOf = (enabled: boolean | undefined): EventSourceMapping['change'] => {
  if (enabled === undefined) return 'Updating';
  return enabled ? 'Enabling' : 'Disabling';
};
