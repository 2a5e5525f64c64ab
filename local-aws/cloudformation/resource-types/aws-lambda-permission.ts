import { physicalName } from '../physical-name.ts';
import { oneOf, replacing, required, string } from '../property.ts';
import { compact, text } from '../resource-properties.ts';
import type { ResourceType } from '../resource-type.ts';

const arn =
  /^arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9-])+:((eusc-)?[a-z]{2}((-gov)|(-iso([a-z]?)))?-[a-z]+-\d{1})?:(\d{12})?:(.*)$/;

export const lambdaPermission: ResourceType = {
  properties: {
    Action: required(replacing({ ...string, pattern: /^(lambda:[*]|lambda:[a-zA-Z]+|[*])$/, bounds: [1, 256] })),
    EventSourceToken: replacing({ ...string, pattern: /^[a-zA-Z0-9._-]+$/, bounds: [1, 256] }),
    FunctionName: required(replacing({ ...string, bounds: [1, 140] })),
    FunctionUrlAuthType: replacing(oneOf('AWS_IAM', 'NONE')),
    Principal: required(replacing({ ...string, bounds: [1, 256] })),
    PrincipalOrgID: replacing({ ...string, pattern: /^o-[a-z0-9]{10,32}$/, bounds: [12, 34] }),
    SourceAccount: replacing({ ...string, pattern: /^\d{12}$/, bounds: [12, 12] }),
    SourceArn: replacing({ ...string, pattern: arn, bounds: [12, 1024] }),
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
