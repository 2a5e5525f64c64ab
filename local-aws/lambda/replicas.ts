import { regionalState } from '../state.ts';
import type { World } from '../world.ts';
import { invalidParameterValue } from './lambda-error.ts';

/** By ARN of a version: the distributions that use it, and until when its copies outlive the last of them. */
type Replication = { distributions: string[]; keptUntil: number };

const replications = (world: World): Map<string, Replication> =>
  regionalState<Map<string, Replication>>('lambda-replicas', () => new Map())(world, 'all', 'global');

/** "Typically within a few hours", says AWS of the time until copies are gone. */
const replicaLifetime = 4 * 3_600_000;

export const replicate = (world: World, versionArn: string, distribution: string): void => {
  const all = replications(world);
  const found = all.get(versionArn) ?? { distributions: [], keptUntil: 0 };
  if (!found.distributions.includes(distribution)) found.distributions.push(distribution);
  all.set(versionArn, found);
};

export const endReplication = (world: World, versionArn: string, distribution: string): void => {
  const found = replications(world).get(versionArn);
  if (!found?.distributions.includes(distribution)) return;
  found.distributions = found.distributions.filter((other) => other !== distribution);
  found.keptUntil = world.clock.now() + replicaLifetime;
};

/** A copy somewhere at the edge holds the original: nobody can delete the copies, only wait. */
export const refuseReplicated = (world: World, versionArns: string[]): void => {
  const all = replications(world);
  const held = versionArns.find((arn) => {
    const found = all.get(arn);
    return found !== undefined && (found.distributions.length > 0 || world.clock.now() < found.keptUntil);
  });
  if (held === undefined) return;
  throw invalidParameterValue(
    `Lambda was unable to delete ${held} because it is a replicated function. Please see our documentation for Deleting Lambda@Edge Functions and Replicas.`,
  );
};
