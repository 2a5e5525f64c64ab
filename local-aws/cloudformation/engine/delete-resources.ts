import type { StackResource } from '../stack-state.ts';
import { deleteResource } from './delete-resource.ts';
import type { Run } from './run.ts';
import { reversed, walkGraph } from './walk-graph.ts';

/** Takes away the stack's resources, what depends on others first. A failure keeps only what that one still needs. */
export const deleteResources = async (
  run: Run,
  policyOf: (resource: StackResource) => string = ({ deletionPolicy }) => deletionPolicy,
): Promise<void> => {
  const { resources } = run.stack;
  const pending = Object.values(resources).filter(
    ({ status }) => status !== 'DELETE_COMPLETE' && status !== 'DELETE_SKIPPED',
  );
  const needs = Object.fromEntries(pending.map(({ logicalId, dependsOn }) => [logicalId, dependsOn]));
  await walkGraph(
    reversed(needs),
    async (logicalId) => {
      const resource = resources[logicalId];
      return resource === undefined || deleteResource(run, resource, policyOf(resource));
    },
    { keepGoing: true, stopped: () => run.world.signal.aborted },
  );
};
