import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import type { World } from '../../world.ts';
import type { EventSourceMapping } from '../state.ts';

export const presentMapping = (world: World, mapping: EventSourceMapping): EventSourceMappingConfiguration => ({
  UUID: mapping.uuid,
  BatchSize: mapping.batchSize,
  MaximumBatchingWindowInSeconds: mapping.batchingWindow,
  EventSourceArn: mapping.eventSourceArn,
  FunctionArn: mapping.functionArn,
  LastModified: new Date(mapping.lastModified),
  State: stateOf(world, mapping),
  StateTransitionReason: 'USER_INITIATED',
  FunctionResponseTypes: mapping.reportBatchItemFailures ? ['ReportBatchItemFailures'] : [],
  EventSourceMappingArn: mapping.arn,
  ...(mapping.maximumConcurrency !== undefined && {
    ScalingConfig: { MaximumConcurrency: mapping.maximumConcurrency },
  }),
});

export const isSettling = (world: World, mapping: EventSourceMapping): boolean => world.clock.now() < mapping.settledAt;

const stateOf = (world: World, mapping: EventSourceMapping): string => {
  // a mapping that is made disabled is so at once
  const isMadeDisabled = mapping.change === 'Creating' && !mapping.enabled;
  if (isSettling(world, mapping) && !isMadeDisabled) return mapping.change;
  return mapping.enabled ? 'Enabled' : 'Disabled';
};
