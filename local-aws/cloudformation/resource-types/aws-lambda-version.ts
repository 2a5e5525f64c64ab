import { compact, text } from '../resource-properties.ts';
import type { Property, ResourceType } from '../resource-type.ts';

const replaced: Property = { type: 'String', update: 'replace' };

export const lambdaVersion: ResourceType = {
  properties: { CodeSha256: replaced, Description: replaced, FunctionName: { ...replaced, required: true } },
  absent: ['FunctionScalingConfig', 'ProvisionedConcurrencyConfig', 'RuntimePolicy'],
  attributes: ['FunctionArn', 'Version'],
  async create(context, properties) {
    const { FunctionArn = '', Version = '' } = await context.call<{ FunctionArn?: string; Version?: string }>(
      'lambda',
      'PublishVersion',
      {
        FunctionName: properties['FunctionName'],
        ...compact({ CodeSha256: text(properties['CodeSha256']), Description: text(properties['Description']) }),
      },
    );
    const arn = FunctionArn.endsWith(`:${Version}`) ? FunctionArn : `${FunctionArn}:${Version}`;
    context.initiated(arn);
    return { physicalId: arn, attributes: { FunctionArn: arn, Version } };
  },
  update: (_context, { physicalId, attributes }) => Promise.resolve({ physicalId, attributes }),
  async delete(context, { properties: { FunctionName }, attributes }) {
    await context.call('lambda', 'DeleteFunction', { FunctionName, Qualifier: attributes['Version'] });
  },
};
