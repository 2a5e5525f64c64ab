import type { World } from '../world.ts';
import { acmState, type Certificate } from './state.ts';

/** CloudFront says long after a distribution was changed or deleted that it no longer serves with a certificate. */
const detachingMs = 10 * 60_000;

const find = (world: World, arn: string): Certificate | undefined => {
  const [, , , region = '', account = ''] = arn.split(':');
  return acmState(world, account, region).certificates.get(arn);
};

/** ARNs of what serves with it now. */
export const usersOf = (world: World, { inUse }: Certificate): string[] =>
  Object.entries(inUse)
    .filter(([, until]) => world.clock.now() < until)
    .map(([user]) => user);

export const beginUse = (world: World, arn: string, user: string): void => {
  const certificate = find(world, arn);
  if (certificate !== undefined) certificate.inUse[user] = Infinity;
};

export const endUse = (world: World, arn: string, user: string): void => {
  const certificate = find(world, arn);
  if (certificate !== undefined) certificate.inUse[user] = world.clock.now() + detachingMs;
};
