import { AppError } from '../errors.ts';
import type { LinkRow } from '../links/link-store.ts';

/** Ends what an agent may not even begin: a link that never was, or that is over. */
export function assertLinkOpen(linkId: string, link: LinkRow | undefined): asserts link is LinkRow {
  if (!link)
    throw new AppError(
      'link_not_found',
      `There is no link ${linkId}.`,
      'Make a link in the dashboard and use what it shows.',
    );
  if (link.state === 'expired')
    throw new AppError(
      'link_expired',
      `Link ${linkId} was not used within 24 hours.`,
      'Make a new link in the dashboard and launch the stack with that.',
    );
  if (link.state === 'unlinked')
    throw new AppError(
      'link_used',
      `Link ${linkId} has ended; a link is for one stack.`,
      'Make a new link in the dashboard and launch the stack with that.',
    );
}
