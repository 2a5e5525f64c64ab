import type { World } from '../world.ts';
import { acmState } from './state.ts';

/** Says what serves with a certificate, in place of the services that would: it cannot be deleted then. */
export const setInUse = (world: World, arn: string, users: string[]): void => {
  const [, , , region = '', account = ''] = arn.split(':');
  const certificate = acmState(world, account, region).certificates.get(arn);
  if (certificate === undefined) throw new Error(`There is no certificate ${arn}.`);
  certificate.inUseBy = [...users];
};
