import type { Distribution as PresentedDistribution, DistributionSummary } from '@aws-sdk/client-cloudfront';
import type { World } from '../world.ts';
import type { Distribution } from './state.ts';

export const statusOf = (world: World, { deployedAt }: Distribution): 'InProgress' | 'Deployed' =>
  world.clock.now() < deployedAt ? 'InProgress' : 'Deployed';

export const presentDistribution = (world: World, found: Distribution): PresentedDistribution => ({
  Id: found.id,
  ARN: found.arn,
  Status: statusOf(world, found),
  LastModifiedTime: new Date(found.modifiedAt),
  InProgressInvalidationBatches: 0,
  DomainName: found.domainName,
  ActiveTrustedSigners: { Enabled: false, Quantity: 0 },
  ActiveTrustedKeyGroups: { Enabled: false, Quantity: 0 },
  DistributionConfig: found.config,
});

/** What a list says of one: its config, flat. */
export const summarizeDistribution = (world: World, found: Distribution): DistributionSummary => {
  const { config } = found;
  return {
    Id: found.id,
    ARN: found.arn,
    ETag: found.etag,
    Status: statusOf(world, found),
    LastModifiedTime: new Date(found.modifiedAt),
    DomainName: found.domainName,
    Aliases: config.Aliases,
    Origins: config.Origins,
    OriginGroups: config.OriginGroups,
    DefaultCacheBehavior: config.DefaultCacheBehavior,
    CacheBehaviors: config.CacheBehaviors,
    CustomErrorResponses: config.CustomErrorResponses,
    Comment: config.Comment,
    PriceClass: config.PriceClass,
    Enabled: config.Enabled,
    ViewerCertificate: config.ViewerCertificate,
    Restrictions: config.Restrictions,
    WebACLId: config.WebACLId,
    HttpVersion: config.HttpVersion,
    IsIPV6Enabled: config.IsIPV6Enabled,
    Staging: config.Staging,
  };
};
