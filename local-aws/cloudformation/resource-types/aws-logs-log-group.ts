import { physicalName } from '../physical-name.ts';
import { boundedTags, int, oneOf, replacing, string } from '../property.ts';
import { integer, tagChanges, tagsOf } from '../resource-properties.ts';
import type { ResourceContext, ResourceType } from '../resource-type.ts';
import { compact } from '../resource-properties.ts';

const retentionDays = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922]
  .concat(3288, 3653)
  .map(String);

export const logsLogGroup: ResourceType = {
  properties: {
    KmsKeyId: { ...string, pattern: /^arn:[a-z0-9-]+:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+$/, bounds: [0, 256] },
    LogGroupClass: replacing(oneOf('STANDARD', 'INFREQUENT_ACCESS', 'DELIVERY')),
    LogGroupName: replacing({ ...string, pattern: /^[.\-_/#A-Za-z0-9]{1,512}$/, bounds: [1, 512] }),
    RetentionInDays: { ...int, enum: retentionDays },
    Tags: boundedTags,
  },
  absent: [
    'BearerTokenAuthenticationEnabled',
    'DataProtectionPolicy',
    'DeletionProtectionEnabled',
    'FieldIndexPolicies',
    'ResourcePolicyDocument',
  ],
  attributes: ['Arn'],
  nameProperty: 'LogGroupName',
  taggable: true,
  async create(context, properties) {
    const logGroupName = String(properties['LogGroupName'] ?? physicalName(context, 512));
    await context.call('logs', 'CreateLogGroup', {
      logGroupName,
      tags: tagsOf(logsLogGroup, context, properties),
      ...compact({ kmsKeyId: properties['KmsKeyId'], logGroupClass: properties['LogGroupClass'] }),
    });
    context.initiated(logGroupName);
    const retentionInDays = integer(properties['RetentionInDays']);
    if (retentionInDays !== undefined)
      await context.call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays });
    return outcome(context, logGroupName);
  },
  async update(context, { physicalId: logGroupName, properties: before, tags }, properties) {
    const retentionInDays = integer(properties['RetentionInDays']);
    if (retentionInDays !== integer(before['RetentionInDays'])) {
      if (retentionInDays === undefined) await context.call('logs', 'DeleteRetentionPolicy', { logGroupName });
      else await context.call('logs', 'PutRetentionPolicy', { logGroupName, retentionInDays });
    }
    const { removed, set } = tagChanges(tags, tagsOf(logsLogGroup, context, properties));
    const resourceArn = arnOf(context, logGroupName);
    if (removed.length > 0) await context.call('logs', 'UntagResource', { resourceArn, tagKeys: removed });
    if (Object.keys(set).length > 0) await context.call('logs', 'TagResource', { resourceArn, tags: set });
    return outcome(context, logGroupName);
  },
  async delete(context, { physicalId }) {
    await context.call('logs', 'DeleteLogGroup', { logGroupName: physicalId });
  },
  async read(context, { physicalId, properties }) {
    const { logGroups = [] } = await context.call<{
      logGroups?: { logGroupName?: string; retentionInDays?: number; kmsKeyId?: string }[];
    }>('logs', 'DescribeLogGroups', { logGroupNamePrefix: physicalId });
    const group = logGroups.find(({ logGroupName }) => logGroupName === physicalId);
    if (!group) return undefined;
    return compact({
      LogGroupName: properties['LogGroupName'] === undefined ? undefined : physicalId,
      RetentionInDays: group.retentionInDays === undefined ? undefined : String(group.retentionInDays),
      KmsKeyId: group.kmsKeyId,
    });
  },
};

const arnOf = ({ partition, region, account }: ResourceContext, name: string): string =>
  `arn:${partition}:logs:${region}:${account}:log-group:${name}`;

const outcome = (context: ResourceContext, name: string) => ({
  physicalId: name,
  attributes: { Arn: `${arnOf(context, name)}:*` },
});
