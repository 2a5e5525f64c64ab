import type { Link } from '../../contract/link.ts';
import type { LinkRow } from './link-store.ts';

/** As long as a launch link is good: whoever started it had a day to give the stack the new id. */
export const rotationLifetime = 24 * 60 * 60_000;

type RotationFacts = Pick<LinkRow, 'next_external_id' | 'rotation_started_at'>;

export const rotationOf = ({ next_external_id, rotation_started_at: startedAt }: RotationFacts): Link['rotation'] =>
  next_external_id === null || startedAt === null
    ? null
    : {
        startedAt: startedAt.toISOString(),
        expiresAt: new Date(startedAt.getTime() + rotationLifetime).toISOString(),
      };

export const isAbandoned = (link: RotationFacts, now: number): boolean => {
  const rotation = rotationOf(link);
  return rotation !== null && Date.parse(rotation.expiresAt) <= now;
};
