import { randomUUID } from 'node:crypto';
import type {
  CreateDistributionResult,
  GetDistributionResult,
  UpdateDistributionResult,
} from '@aws-sdk/client-cloudfront';
import type { Outcome, ResourceContext, ResourceType } from '../resource-type.ts';
import { distributionConfig } from './aws-cloudfront-distribution-config.ts';

export const cloudfrontDistribution: ResourceType = {
  properties: { DistributionConfig: { type: 'Json', required: true } },
  absent: ['Tags'],
  attributes: ['DomainName', 'Id'],
  async create(context, properties) {
    const made = await context.call<CreateDistributionResult>('cloudfront', 'CreateDistribution', {
      DistributionConfig: distributionConfig(properties['DistributionConfig'], randomUUID()),
    });
    const id = made.Distribution?.Id ?? '';
    context.initiated(id);
    return deployed(context, id);
  },
  async update(context, { physicalId: Id }, properties) {
    const { Distribution, ETag } = await get(context, Id);
    await context.call<UpdateDistributionResult>('cloudfront', 'UpdateDistribution', {
      Id,
      IfMatch: ETag,
      DistributionConfig: distributionConfig(
        properties['DistributionConfig'],
        Distribution?.DistributionConfig?.CallerReference ?? '',
      ),
    });
    return deployed(context, Id);
  },
  /** CloudFront deletes only what is disabled, so that is done first. */
  async delete(context, { physicalId: Id }) {
    const found = await get(context, Id);
    if (found.Distribution?.DistributionConfig?.Enabled) {
      const DistributionConfig = { ...found.Distribution.DistributionConfig, Enabled: false };
      await context.call('cloudfront', 'UpdateDistribution', { Id, IfMatch: found.ETag, DistributionConfig });
      await deployed(context, Id);
    }
    await context.call('cloudfront', 'DeleteDistribution', { Id, IfMatch: (await get(context, Id)).ETag });
  },
};

const get = (context: ResourceContext, Id: string): Promise<GetDistributionResult> =>
  context.call<GetDistributionResult>('cloudfront', 'GetDistribution', { Id });

const deployed = async (context: ResourceContext, id: string): Promise<Outcome> => {
  for (;;) {
    const { Distribution } = await get(context, id);
    const DomainName = Distribution?.DomainName ?? '';
    if (Distribution?.Status === 'Deployed') return { physicalId: id, attributes: { Id: id, DomainName } };
    await context.sleep(250);
  }
};
