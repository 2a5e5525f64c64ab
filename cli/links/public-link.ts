import type { Link } from '../../contract/link.ts';

export type PublicLink = Omit<Link, 'externalId' | 'launch'>;

/** A link as it may stand in a log or a terminal: without the external id, alone or inside the launch link. */
export const publicLink = ({ externalId: _externalId, launch: _launch, ...rest }: Link): PublicLink => rest;
