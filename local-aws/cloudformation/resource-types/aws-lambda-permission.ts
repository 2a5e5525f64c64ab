import { physicalName } from '../physical-name.ts';
import { compact, text } from '../resource-properties.ts';
import type { Property, ResourceType } from '../resource-type.ts';

const replaced: Property = { type: 'String', update: 'replace' };

export const lambdaPermission: ResourceType = {
  properties: {
    Action: { ...replaced, required: true },
    EventSourceToken: replaced,
    FunctionName: { ...replaced, required: true },
    FunctionUrlAuthType: replaced,
    Principal: { ...replaced, required: true },
    PrincipalOrgID: replaced,
    SourceAccount: replaced,
    SourceArn: replaced,
  },
  absent: ['InvokedViaFunctionUrl'],
  attributes: ['Id'],
  async create(context, properties) {
    const StatementId = physicalName(context, 100);
    await context.call('lambda', 'AddPermission', {
      FunctionName: properties['FunctionName'],
      StatementId,
      Action: properties['Action'],
      Principal: properties['Principal'],
      ...compact({
        SourceArn: text(properties['SourceArn']),
        SourceAccount: text(properties['SourceAccount']),
        EventSourceToken: text(properties['EventSourceToken']),
        PrincipalOrgID: text(properties['PrincipalOrgID']),
        FunctionUrlAuthType: text(properties['FunctionUrlAuthType']),
      }),
    });
    context.initiated(StatementId);
    return { physicalId: StatementId, attributes: { Id: StatementId } };
  },
  update: (_context, { physicalId, attributes }) => Promise.resolve({ physicalId, attributes }),
  async delete(context, { physicalId, properties }) {
    await context.call('lambda', 'RemovePermission', {
      FunctionName: properties['FunctionName'],
      StatementId: physicalId,
    });
  },
};
