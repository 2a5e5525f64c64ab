import type { Deps } from '../deps.ts';
import { describeError } from '../describe-error.ts';
import { listRegions } from './list-regions.ts';
import { regionProblem } from './region-problem.ts';
import { removeRegion } from './remove-region.ts';

export type Removal = { stackId: string; namePrefix: string; given: string[] };
export type RemovalEnding = { leftBehind: string[]; problems: string[] };

/** Removes the copies from every region where they can be, named in the list or not; the home region is CloudFormation's. */
export const removeRegions = async (deps: Deps, removal: Removal): Promise<RemovalEnding> => {
  const { enabled, others, unknown } = await listRegions(deps, removal.given);
  const known = unknown === undefined ? enabled : [];
  const unreachable = others.map(({ region }) => region);
  const targets = new Set([...enabled, ...removal.given].filter((region) => !unreachable.includes(region)));
  targets.delete(deps.config.homeRegion);
  const ending: RemovalEnding = { leftBehind: [], problems: [] };
  if (unknown !== undefined) ending.leftBehind.push(`copies in other regions, if any (${unknown})`);
  await Promise.all(
    [...targets].map(async (region) => {
      try {
        ending.leftBehind.push(...(await removeRegion(deps, region, removal)));
      } catch (error) {
        const problem = regionProblem(region, error, known);
        if ('passing' in problem) ending.problems.push(`${region}: ${problem.passing}`);
        // A region that refuses us will refuse again: it is named, and the customer's delete goes on.
        else if (problem.state === 'failed') ending.leftBehind.push(`${region} (${describeError(error).reason})`);
      }
    }),
  );
  return ending;
};
