import type { CreateEventSourceMappingRequest, UpdateEventSourceMappingRequest } from '@aws-sdk/client-lambda';
import { checkRange, invalidParameterValue } from '../lambda-error.ts';
import type { EventSourceMapping } from '../state.ts';

type Request = Pick<
  CreateEventSourceMappingRequest & UpdateEventSourceMappingRequest,
  'BatchSize' | 'MaximumBatchingWindowInSeconds' | 'FunctionResponseTypes' | 'ScalingConfig' | 'Enabled'
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
  const batchSize = request.BatchSize ?? before.batchSize;
  const batchingWindow = request.MaximumBatchingWindowInSeconds ?? before.batchingWindow;
  checkRange('batchSize', batchSize, 1, 10_000);
  checkRange('maximumBatchingWindowInSeconds', batchingWindow, 0, 300);
  if (batchSize > 10 && batchingWindow < 1) {
    throw invalidParameterValue(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  const maximumConcurrency =
    request.ScalingConfig === undefined ? before.maximumConcurrency : request.ScalingConfig.MaximumConcurrency;
  checkRange('scalingConfig.maximumConcurrency', maximumConcurrency, 2, 1_000);
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
