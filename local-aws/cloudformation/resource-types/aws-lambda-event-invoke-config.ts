import { physicalName } from '../physical-name.ts';
import { compact, integer } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

export const lambdaEventInvokeConfig: ResourceType = {
  properties: {
    DestinationConfig: { type: 'Json' },
    FunctionName: { type: 'String', required: true, update: 'replace' },
    MaximumEventAgeInSeconds: { type: 'Integer' },
    MaximumRetryAttempts: { type: 'Integer' },
    Qualifier: { type: 'String', required: true, update: 'replace' },
  },
  attributes: [],
  async create(context, properties) {
    await put(context, properties);
    const physicalId = physicalName(context, 128);
    context.initiated(physicalId);
    return { physicalId, attributes: {} };
  },
  async update(context, { physicalId }, properties) {
    await put(context, properties);
    return { physicalId, attributes: {} };
  },
  async delete(context, { properties: { FunctionName, Qualifier } }) {
    await context.call('lambda', 'DeleteFunctionEventInvokeConfig', { FunctionName, Qualifier });
  },
};

const put = (context: ResourceContext, properties: Properties) =>
  context.call('lambda', 'PutFunctionEventInvokeConfig', {
    FunctionName: properties['FunctionName'],
    Qualifier: properties['Qualifier'],
    ...compact({
      MaximumEventAgeInSeconds: integer(properties['MaximumEventAgeInSeconds']),
      MaximumRetryAttempts: integer(properties['MaximumRetryAttempts']),
      DestinationConfig: properties['DestinationConfig'],
    }),
  });
