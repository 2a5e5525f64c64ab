import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import { accountState } from '../state.ts';
import type { World } from '../world.ts';

export type Distribution = {
  id: string;
  arn: string;
  domainName: string;
  etag: string;
  config: DistributionConfig;
  modifiedAt: number;
  /** InProgress until this moment. */
  deployedAt: number;
};

/** How long a change takes to reach the edge. */
export const deploymentTime = 1_000;

export const cloudfrontState = accountState<Map<string, Distribution>>('cloudfront', () => new Map());

export const distributionArn = (world: World, account: string, id: string): string =>
  `arn:${world.partition}:cloudfront::${account}:distribution/${id}`;
