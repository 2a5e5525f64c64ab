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

/** What a list says of one: its config, flat, with what CloudFront fills in where nothing was said. */
export const summarizeDistribution = (world: World, found: Distribution): DistributionSummary => ({
  Id: found.id,
  ARN: found.arn,
  Status: statusOf(world, found),
  LastModifiedTime: new Date(found.modifiedAt),
  DomainName: found.domainName,
  Aliases: found.config.Aliases ?? { Quantity: 0 },
  Origins: found.config.Origins,
  DefaultCacheBehavior: found.config.DefaultCacheBehavior,
  CacheBehaviors: found.config.CacheBehaviors ?? { Quantity: 0 },
  CustomErrorResponses: found.config.CustomErrorResponses ?? { Quantity: 0 },
  Comment: found.config.Comment,
  PriceClass: found.config.PriceClass ?? 'PriceClass_All',
  Enabled: found.config.Enabled,
  ViewerCertificate: found.config.ViewerCertificate ?? { CloudFrontDefaultCertificate: true },
  Restrictions: found.config.Restrictions ?? { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
  WebACLId: found.config.WebACLId ?? '',
  HttpVersion: found.config.HttpVersion ?? 'http2',
  IsIPV6Enabled: found.config.IsIPV6Enabled ?? true,
  Staging: found.config.Staging ?? false,
});
