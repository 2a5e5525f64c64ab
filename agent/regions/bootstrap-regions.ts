import type { Deps } from '../deps.ts';
import { describeError } from '../describe-error.ts';
import type { RegionState } from '../region-states.ts';
import { copyToRegion, type Copy } from './copy-to-region.ts';
import { listRegions, type Regions } from './list-regions.ts';
import { readOwnCode } from './read-own-code.ts';
import { regionProblem } from './region-problem.ts';

export type Bootstrap = {
  stackId: string;
  namePrefix: string;
  /** The regions asked for; none means every enabled one. */
  given: string[];
  version: string;
  codeHash: string;
  commanderRole: string;
  relayRole: string;
};

/** `unsettled` are the regions, reported as failed, that another look may still bring up. */
export type BootstrapEnding = { states: RegionState[]; unsettled: string[] };

/** All regions side by side. One that is not enabled, denied or broken is a line of the result, never the end of it. */
export const bootstrapRegions = async (deps: Deps, wanted: Bootstrap): Promise<BootstrapEnding | 'not yet'> => {
  const code = await readOwnCode(deps, wanted);
  if (code === 'not yet') return 'not yet';
  const home = deps.config.homeRegion;
  const regions = await listRegions(deps, wanted.given);
  const targets = (wanted.given.length > 0 ? wanted.given : regions.enabled).filter((region) => region !== home);

  const known = regions.unknown === undefined ? regions.enabled : [];
  const unsettled: string[] = [];
  const bring = async (region: string): Promise<RegionState> => {
    const disabled = regions.others.find((other) => other.region === region);
    if (disabled) return { region, state: 'not-enabled', reason: disabled.status };
    try {
      await copyToRegion(deps, region, { ...wanted, code } satisfies Copy);
      return { region, state: 'ready' };
    } catch (error) {
      const problem = regionProblem(region, error, known);
      if ('state' in problem) return problem;
      unsettled.push(region);
      return { region, state: 'failed', reason: problem.passing };
    }
  };
  const [states] = await Promise.all([
    Promise.all([...new Set(targets)].map(bring)),
    dropOthers(deps, wanted, regions, unsettled),
  ]);
  return { states: [{ region: home, state: 'ready' }, ...states, ...notCovered(wanted, regions, home)], unsettled };
};

/** Regions that the list no longer names lose their copy: looked for in all of them, so an earlier failure heals too. */
const dropOthers = async (deps: Deps, wanted: Bootstrap, regions: Regions, unsettled: string[]): Promise<void> => {
  if (wanted.given.length === 0) return;
  const dropped = regions.enabled.filter(
    (region) => region !== deps.config.homeRegion && !wanted.given.includes(region),
  );
  if (dropped.length === 0) return;
  const { removeRegion } = await import('./remove-region.ts');
  await Promise.all(
    dropped.map((region) =>
      removeRegion(deps, region, wanted).catch((error: unknown) => {
        deps.log('A dropped region is not clean.', { region, ...describeError(error) });
        if ('passing' in regionProblem(region, error, regions.enabled)) unsettled.push(region);
      }),
    ),
  );
};

const notCovered = (wanted: Bootstrap, regions: Regions, home: string): RegionState[] => [
  ...(wanted.given.length === 0
    ? regions.others
        .filter(({ region }) => region !== home)
        .map(({ region, status }): RegionState => ({ region, state: 'not-enabled', reason: status }))
    : []),
  // honest about what is not known: without a list, other regions of the account may lack the agent
  ...(regions.unknown !== undefined && wanted.given.length === 0
    ? [{ region: 'unknown', state: 'failed', reason: `${regions.unknown} Name the Regions.` } satisfies RegionState]
    : []),
];
