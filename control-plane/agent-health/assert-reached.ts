import { AppError } from '../errors.ts';
import { reachedRegions } from '../links/reached-regions.ts';
import type { LinkRow } from '../links/link-store.ts';

/** Ends a request for a region that the link does not reach into; before the install it reaches nowhere. */
export const assertReached = (link: LinkRow, region: string): void => {
  const reached = reachedRegions(link);
  if (reached.includes(region)) return;
  throw new AppError(
    'region_not_offered',
    `The link does not reach into ${region}.`,
    reached.length > 0 ? `Its regions are ${reached.join(', ')}.` : 'Its agent stack has not registered yet.',
  );
};
