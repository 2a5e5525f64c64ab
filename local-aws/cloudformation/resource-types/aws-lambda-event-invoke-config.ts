import { physicalName } from '../physical-name.ts';
import { int, object, replacing, required, string } from '../property.ts';
import { compact, integer } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

const destination = object({ Destination: required(string) });

export const lambdaEventInvokeConfig: ResourceType = {
  properties: {
    DestinationConfig: object({ OnFailure: destination, OnSuccess: destination }),
    FunctionName: required(replacing(string)),
    MaximumEventAgeInSeconds: { ...int, bounds: [60, 21_600] },
    MaximumRetryAttempts: { ...int, bounds: [0, 2] },
    Qualifier: required(replacing(string)),
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
