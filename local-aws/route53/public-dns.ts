import type { World } from '../world.ts';
import { isWithin, normalizeName } from './dns-name.ts';
import { propagationMs, route53State, type Zone } from './state.ts';
import { accountRecords } from '../accounts.ts';

export type DnsAnswer = { values: string[]; since: number };

/**
 * What the world's resolvers find: each hosted zone, of any account, counts as delegated, and the longest name wins. A change
 * is found once the name servers have it.
 */
export const resolvePublicly = (world: World, name: string, type: string): DnsAnswer | undefined => {
  const wanted = normalizeName(name);
  const zones = [...accountRecords(world).keys()].flatMap((account) => [
    ...route53State(world, account).zones.values(),
  ]);
  const fitting = zones.filter((zone) => isWithin(wanted, zone.name));
  const longest = Math.max(...fitting.map((zone) => zone.name.length));
  return fitting
    .filter((zone) => zone.name.length === longest)
    .map((zone) => find(world, zone, wanted, type))
    .find((answer) => answer !== undefined);
};

const find = (world: World, zone: Zone, name: string, type: string): DnsAnswer | undefined => {
  const record = zone.records.find(({ set }) => set.Name === name && set.Type === type);
  if (record === undefined || world.clock.now() < record.changedAt + propagationMs) return undefined;
  return {
    values: (record.set.ResourceRecords ?? []).map(({ Value = '' }) => Value),
    since: record.changedAt + propagationMs,
  };
};
