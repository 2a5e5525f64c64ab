import { bool, int, keyedTags, listOf, object, oneOf, replacing, required, string } from '../property.ts';
import { compact, integer, boolean, list, tagsOf, text, record } from '../resource-properties.ts';
import { ResourceFailure, type ResourceContext, type ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

type Mapping = {
  UUID: string;
  State?: string;
  EventSourceMappingArn?: string;
  FunctionArn?: string;
  BatchSize?: number;
};

export const lambdaEventSourceMapping: ResourceType = {
  properties: {
    BatchSize: int,
    Enabled: bool,
    EventSourceArn: replacing({ ...string, bounds: [12, 1024] }),
    FilterCriteria: object({ Filters: listOf(object({ Pattern: string })) }),
    FunctionName: required({ ...string, bounds: [1, 140] }),
    FunctionResponseTypes: listOf(oneOf('ReportBatchItemFailures')),
    MaximumBatchingWindowInSeconds: int,
    ScalingConfig: object({ MaximumConcurrency: { ...int, bounds: [2, 1000] } }),
    Tags: keyedTags,
  },
  absent: [
    'AmazonManagedKafkaEventSourceConfig',
    'BisectBatchOnFunctionError',
    'DestinationConfig',
    'DocumentDBEventSourceConfig',
    'KmsKeyArn',
    'LoggingConfig',
    'MaximumRecordAgeInSeconds',
    'MaximumRetryAttempts',
    'MetricsConfig',
    'ParallelizationFactor',
    'ProvisionedPollerConfig',
    'Queues',
    'SelfManagedEventSource',
    'SelfManagedKafkaEventSourceConfig',
    'SourceAccessConfigurations',
    'StartingPosition',
    'StartingPositionTimestamp',
    'Topics',
    'TumblingWindowInSeconds',
  ],
  attributes: ['EventSourceMappingArn', 'Id'],
  taggable: true,
  async create(context, properties) {
    const mapping = await context.call<Mapping>('lambda', 'CreateEventSourceMapping', {
      EventSourceArn: properties['EventSourceArn'],
      ...settingsOf(properties),
      Tags: tagsOf(lambdaEventSourceMapping, context, properties),
    });
    context.initiated(mapping.UUID);
    await settled(context, mapping.UUID);
    return outcome(context, mapping.UUID);
  },
  async update(context, { physicalId: UUID }, properties) {
    await context.call('lambda', 'UpdateEventSourceMapping', { UUID, ...settingsOf(properties) });
    await settled(context, UUID);
    return outcome(context, UUID);
  },
  async delete(context, { physicalId: UUID }) {
    await context.call('lambda', 'DeleteEventSourceMapping', { UUID });
    // A mapping takes a while to stop; its function must not go before it has.
    while ((await stateOf(context, UUID)) === 'Deleting') await context.sleep(250);
  },
  async read(context, { physicalId: UUID, properties }) {
    const mapping = await context.call<Mapping>('lambda', 'GetEventSourceMapping', { UUID });
    return {
      ...properties,
      ...(properties['BatchSize'] === undefined ? {} : { BatchSize: String(mapping.BatchSize) }),
      ...(properties['Enabled'] === undefined ? {} : { Enabled: String(mapping.State === 'Enabled') }),
    };
  },
};

const settingsOf = (properties: Properties) =>
  compact({
    FunctionName: text(properties['FunctionName']),
    BatchSize: integer(properties['BatchSize']),
    Enabled: boolean(properties['Enabled']),
    FilterCriteria: properties['FilterCriteria'],
    FunctionResponseTypes:
      properties['FunctionResponseTypes'] === undefined ? undefined : list(properties['FunctionResponseTypes']),
    MaximumBatchingWindowInSeconds: integer(properties['MaximumBatchingWindowInSeconds']),
    ScalingConfig:
      properties['ScalingConfig'] === undefined
        ? undefined
        : compact({ MaximumConcurrency: integer(record(properties['ScalingConfig'])['MaximumConcurrency']) }),
  });

const settled = async (context: ResourceContext, UUID: string): Promise<void> => {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    const state = await stateOf(context, UUID);
    if (state === 'Enabled' || state === 'Disabled') return;
    await context.sleep(250);
  }
  throw new ResourceFailure(`EventSourceMapping ${UUID} did not stabilize.`);
};

const stateOf = async (context: ResourceContext, UUID: string): Promise<string | undefined> => {
  try {
    return (await context.call<Mapping>('lambda', 'GetEventSourceMapping', { UUID })).State;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
};

const outcome = ({ partition, region, account }: ResourceContext, UUID: string) => ({
  physicalId: UUID,
  attributes: {
    Id: UUID,
    EventSourceMappingArn: `arn:${partition}:lambda:${region}:${account}:event-source-mapping:${UUID}`,
  },
});
