import type { Link } from '../../contract/link.ts';

export type PublicLink = Omit<Link, 'externalId' | 'nextExternalId' | 'launch'>;

/** A link as it may stand in a log or a terminal: without the external ids, alone or inside the launch link. */
export const publicLink = ({
  externalId: _externalId,
  nextExternalId: _nextExternalId,
  launch: _launch,
  ...rest
}: Link): PublicLink => rest;
