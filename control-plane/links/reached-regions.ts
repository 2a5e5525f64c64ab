import { parseArn } from '../aws/arn.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import type { LinkRow } from './link-store.ts';

/** Where the link can be used. The agent has named these regions: one that its partition does not have is left out. */
export const reachedRegions = (link: Pick<LinkRow, 'home_region' | 'regions' | 'role_arn'>): string[] => {
  const partition = parseArn(link.role_arn ?? '')?.partition;
  const named = link.regions.filter(({ state }) => state !== 'not-enabled').map(({ region }) => region);
  return [...new Set([link.home_region, ...named])].filter((region) => partitionOfRegion(region)?.name === partition);
};
