import { physicalName } from '../physical-name.ts';
import { boolean, compact, integer, list, record, tagChanges, tagsOf, text } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import { functionProperties } from './aws-lambda-function-properties.ts';
import type { Properties } from '../stack-state.ts';
import { codeOf, sourceOf } from './aws-lambda-function-code.ts';
import { retryWhileRoleSettles, waitForFunction } from './aws-lambda-function-waits.ts';

export const lambdaFunction: ResourceType = {
  properties: functionProperties,
  absent: [
    'CapacityProviderConfig',
    'CodeSigningConfigArn',
    'DurableConfig',
    'FileSystemConfigs',
    'FunctionScalingConfig',
    'ImageConfig',
    'PublishToLatestPublished',
    'RuntimeManagementConfig',
    'SnapStart',
    'TenancyConfig',
  ],
  attributes: ['Arn', 'SnapStartResponse', 'SnapStartResponse.ApplyOn', 'SnapStartResponse.OptimizationStatus'],
  nameProperty: 'FunctionName',
  taggable: true,
  async create(context, properties) {
    const FunctionName = String(properties['FunctionName'] ?? physicalName(context, 64));
    const input = {
      FunctionName,
      ...configurationOf(properties),
      Code: codeOf(properties),
      Tags: tagsOf(lambdaFunction, context, properties),
      ...compact({
        Architectures: properties['Architectures'] === undefined ? undefined : list(properties['Architectures']),
        PackageType: text(properties['PackageType']),
      }),
    };
    const { FunctionArn } = await retryWhileRoleSettles(context, () =>
      context.call<{ FunctionArn: string }>('lambda', 'CreateFunction', input),
    );
    context.initiated(FunctionName);
    await waitForFunction(context, FunctionName);
    await putExtras(context, FunctionName, {}, properties);
    return { physicalId: FunctionName, attributes: { Arn: FunctionArn, ...snapStart } };
  },
  async update(context, { physicalId: FunctionName, properties: before, attributes, tags }, properties) {
    const changed = (name: string) => JSON.stringify(before[name]) !== JSON.stringify(properties[name]);
    if (JSON.stringify(configurationOf(before)) !== JSON.stringify(configurationOf(properties))) {
      const input = { FunctionName, ...cleared(before, properties), ...configurationOf(properties) };
      await retryWhileRoleSettles(context, () => context.call('lambda', 'UpdateFunctionConfiguration', input));
      await waitForFunction(context, FunctionName);
    }
    if (changed('Code') || changed('Architectures')) {
      const Architectures = properties['Architectures'] === undefined ? undefined : list(properties['Architectures']);
      await context.call('lambda', 'UpdateFunctionCode', {
        FunctionName,
        ...codeOf(properties),
        ...compact({ Architectures }),
      });
      await waitForFunction(context, FunctionName);
    }
    await putExtras(context, FunctionName, before, properties);
    const { removed, set } = tagChanges(tags, tagsOf(lambdaFunction, context, properties));
    const Resource = attributes['Arn'];
    if (removed.length > 0) await context.call('lambda', 'UntagResource', { Resource, TagKeys: removed });
    if (Object.keys(set).length > 0) await context.call('lambda', 'TagResource', { Resource, Tags: set });
    return { physicalId: FunctionName, attributes };
  },
  async delete(context, { physicalId: FunctionName }) {
    await context.call('lambda', 'DeleteFunction', { FunctionName });
  },
  async read(context, { physicalId: FunctionName, properties }) {
    const { Configuration } = await context.call<{ Configuration: Properties }>('lambda', 'GetFunction', {
      FunctionName,
    });
    const names = Object.keys(properties).filter(
      (name) => name in configurationOf(properties) && Configuration[name] !== undefined,
    );
    return Object.fromEntries(names.map((name) => [name, sourceOf(Configuration[name], properties[name])]));
  },
};

/** What Lambda says of a function without SnapStart, which is the only kind there is here. */
const snapStart = {
  SnapStartResponse: { ApplyOn: 'None', OptimizationStatus: 'Off' },
  'SnapStartResponse.ApplyOn': 'None',
  'SnapStartResponse.OptimizationStatus': 'Off',
};

const configurationOf = (properties: Properties) =>
  compact({
    Role: text(properties['Role']),
    Handler: text(properties['Handler']),
    Runtime: text(properties['Runtime']),
    Description: text(properties['Description']),
    Timeout: integer(properties['Timeout']),
    MemorySize: integer(properties['MemorySize']),
    Environment:
      properties['Environment'] === undefined
        ? undefined
        : { Variables: record(record(properties['Environment'])['Variables']) },
    TracingConfig: properties['TracingConfig'],
    DeadLetterConfig: properties['DeadLetterConfig'],
    KMSKeyArn: text(properties['KmsKeyArn']),
    Layers: properties['Layers'] === undefined ? undefined : list(properties['Layers']),
    LoggingConfig: properties['LoggingConfig'],
    VpcConfig: properties['VpcConfig'] === undefined ? undefined : vpcOf(record(properties['VpcConfig'])),
    EphemeralStorage:
      properties['EphemeralStorage'] === undefined
        ? undefined
        : { Size: integer(record(properties['EphemeralStorage'])['Size']) },
  });

const vpcOf = (value: Record<string, unknown>) => ({
  SubnetIds: list(value['SubnetIds']),
  SecurityGroupIds: list(value['SecurityGroupIds']),
  ...compact({ Ipv6AllowedForDualStack: boolean(value['Ipv6AllowedForDualStack']) }),
});

/** A property that was taken out of the template goes back to what Lambda gives a new function. */
const cleared = (before: Properties, after: Properties): Record<string, unknown> => {
  const defaults: Record<string, unknown> = {
    Description: '',
    Timeout: 3,
    MemorySize: 128,
    Environment: { Variables: {} },
    TracingConfig: { Mode: 'PassThrough' },
    DeadLetterConfig: { TargetArn: '' },
    Layers: [],
    EphemeralStorage: { Size: 512 },
  };
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => name in before && !(name in after)));
};

const putExtras = async (
  context: ResourceContext,
  FunctionName: string,
  before: Properties,
  after: Properties,
): Promise<void> => {
  const concurrency = integer(after['ReservedConcurrentExecutions']);
  if (concurrency !== integer(before['ReservedConcurrentExecutions'])) {
    if (concurrency === undefined) await context.call('lambda', 'DeleteFunctionConcurrency', { FunctionName });
    else
      await context.call('lambda', 'PutFunctionConcurrency', {
        FunctionName,
        ReservedConcurrentExecutions: concurrency,
      });
  }
  if (before['RecursiveLoop'] !== after['RecursiveLoop'])
    await context.call('lambda', 'PutFunctionRecursionConfig', {
      FunctionName,
      RecursiveLoop: text(after['RecursiveLoop']) ?? 'Terminate',
    });
};
