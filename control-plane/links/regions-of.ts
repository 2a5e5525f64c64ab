import type { LinkRow } from './link-store.ts';

type Regions = Pick<LinkRow, 'regions' | 'regions_wanted'>;

export const regionsReadyOf = ({ regions }: Regions): number => regions.filter(({ state }) => state === 'ready').length;

/** Those that the link names, or else every region that the account can use. */
export const regionsWantedOf = ({ regions, regions_wanted }: Regions): number =>
  regions_wanted.length || regions.filter(({ state }) => state !== 'not-enabled').length;
