import { setMaxListeners } from 'node:events';
import { AgentError } from '../agent-error.ts';
import type { Deps } from '../deps.ts';
import { fitList } from '../fit-list.ts';
import { renderRegionStates } from '../region-states.ts';
import { listOf, textOf, type ResourceRequest } from '../request.ts';
import type { Check, Done, Outcome, Resource } from '../resource.ts';

/** Work of one invocation; what is left then goes on by provision checks. The function runs 120 s at most. */
const budgetMs = 80_000;

/** A copy of the agent in every region that the account has enabled. */
export const bootstrap: Resource = {
  agentStackOnly: true,
  // the stack's own copies are found by their tag, whatever id a failed Create or CloudFormation invented
  deletesByStack: true,
  physicalId: (request) => `stackery:regions:${request.StackId.split('/').at(-1)}`,
  create: async (deps, request) => laterIfNotYet(await bring(deps, request, false), 'regions'),
  update: async (deps, request) => laterIfNotYet(await bring(deps, request, false), 'regions'),
  delete: async (deps, request) => laterIfNotYet(await remove(deps, request, false), 'removal'),
  again: { Create: 'regions', Update: 'regions', Delete: 'removal' },
  stop: async (deps, request) => {
    const { removeRegions } = await import('../regions/remove-regions.ts');
    await removeRegions(deps, scopeOf(deps, request));
  },
  checks: {
    regions: {
      waitsFor: 'the copies of the agent in every region',
      run: (deps, request, { last }) => bring(deps, request, last),
      atDeadline: {
        code: 'regions_not_ready',
        reason:
          'The agent could not be brought into the regions in time. Update the stack with a new value for Refresh.',
      },
    } satisfies Check,
    removal: {
      waitsFor: 'the removal of the copies from every region',
      run: (deps, request, { last }) => remove(deps, request, last),
      atDeadline: {
        code: 'regions_not_cleaned',
        reason: 'The agent could not be removed from every region in time. Delete the stack again.',
      },
    } satisfies Check,
  },
};

const laterIfNotYet = (ending: Done | 'not yet', later: string): Outcome => (ending === 'not yet' ? { later } : ending);

const scopeOf = (deps: Deps, request: ResourceRequest) => ({
  stackId: request.StackId,
  namePrefix: textOf(request.ResourceProperties, 'NamePrefix') || deps.config.namePrefix,
  given: listOf(request.ResourceProperties, 'Regions'),
});

const bring = async (deps: Deps, request: ResourceRequest, last: boolean): Promise<Done | 'not yet'> => {
  const property = (name: string): string => textOf(request.ResourceProperties, name);
  const { bootstrapRegions } = await import('../regions/bootstrap-regions.ts');
  const ending = await bootstrapRegions(boxed(deps), {
    ...scopeOf(deps, request),
    version: property('Version'),
    codeHash: property('CodeHash'),
    commanderRole: property('CommanderRoleArn'),
    relayRole: property('HandlerRoleArn'),
  });
  if (ending === 'not yet') return 'not yet';
  if (ending.unsettled.length > 0 && !last) {
    deps.log('Regions are not ready yet.', { regions: ending.unsettled });
    return 'not yet';
  }
  const ready = ending.states.filter(({ state }) => state === 'ready').length;
  return { data: { RegionStates: renderRegionStates(ending.states), ReadyRegions: String(ready) } };
};

const remove = async (deps: Deps, request: ResourceRequest, last: boolean): Promise<Done | 'not yet'> => {
  const { cleanUp } = await import('../regions/clean-up.ts');
  const ending = await cleanUp(boxed(deps), {
    ...scopeOf(deps, request),
    assetsBucket: textOf(request.ResourceProperties, 'AssetsBucket'),
  });
  if (ending.problems.length > 0) {
    deps.log('Regions are not clean yet.', { problems: ending.problems });
    if (!last) return 'not yet';
    throw new AgentError(
      'regions_not_cleaned',
      `Not removed: ${ending.problems.join('; ')}`,
      'Delete the stack again.',
    );
  }
  return { data: { LeftBehind: fitList(ending.leftBehind) } };
};

const boxed = (deps: Deps): Deps => {
  const signal = AbortSignal.any([deps.signal, AbortSignal.timeout(budgetMs)]);
  // thirty regions listen to it at once, which is no leak
  setMaxListeners(0, signal);
  return { ...deps, signal };
};
