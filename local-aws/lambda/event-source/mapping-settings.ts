import type { CreateEventSourceMappingRequest, UpdateEventSourceMappingRequest } from '@aws-sdk/client-lambda';
import { notImplemented } from '../../aws-error.ts';
import { constraint, invalidParameterValue } from '../lambda-error.ts';
import type { EventSourceMapping } from '../state.ts';

type Request = Pick<
  CreateEventSourceMappingRequest & UpdateEventSourceMappingRequest,
  | 'BatchSize'
  | 'MaximumBatchingWindowInSeconds'
  | 'FunctionResponseTypes'
  | 'ScalingConfig'
  | 'Enabled'
  | 'FilterCriteria'
>;
export type MappingSettings = Pick<
  EventSourceMapping,
  'batchSize' | 'batchingWindow' | 'reportBatchItemFailures' | 'maximumConcurrency' | 'enabled'
>;

export const defaultMappingSettings: MappingSettings = {
  batchSize: 10,
  batchingWindow: 0,
  reportBatchItemFailures: false,
  enabled: true,
};

/** Settings after a request; what it leaves out stays. */
export const applyMappingSettings = (before: MappingSettings, request: Request): MappingSettings => {
  if (request.FilterCriteria?.Filters?.length) throw notImplemented('lambda', 'FilterCriteria');
  const batchSize = request.BatchSize ?? before.batchSize;
  const batchingWindow = request.MaximumBatchingWindowInSeconds ?? before.batchingWindow;
  if (batchSize < 1 || batchSize > 10_000)
    throw constraint('batchSize', batchSize, 'Member must have value between 1 and 10000');
  if (batchingWindow < 0 || batchingWindow > 300)
    throw constraint('maximumBatchingWindowInSeconds', batchingWindow, 'Member must have value between 0 and 300');
  if (batchSize > 10 && batchingWindow < 1) {
    throw invalidParameterValue(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  const maximumConcurrency =
    request.ScalingConfig === undefined ? before.maximumConcurrency : request.ScalingConfig.MaximumConcurrency;
  if (maximumConcurrency !== undefined && (maximumConcurrency < 2 || maximumConcurrency > 1_000))
    throw constraint(
      'scalingConfig.maximumConcurrency',
      maximumConcurrency,
      'Member must have value between 2 and 1000',
    );
  return {
    batchSize,
    batchingWindow,
    reportBatchItemFailures:
      request.FunctionResponseTypes === undefined
        ? before.reportBatchItemFailures
        : request.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    ...(maximumConcurrency !== undefined && { maximumConcurrency }),
    enabled: request.Enabled ?? before.enabled,
  };
};
