import { deleteResource } from './delete-resource.ts';
import type { Run } from './run.ts';
import { reversed, walkGraph } from './walk-graph.ts';

/** Takes away what an update or its rollback left over. What cannot be deleted is reported, then abandoned. */
export const cleanUp = async (run: Run): Promise<void> => {
  const { stack, world } = run;
  const left = new Map(stack.garbage.map((resource, index) => [`${resource.logicalId}/${index}`, resource]));
  const needs = Object.fromEntries(
    [...left].map(([key, { dependsOn }]) => [
      key,
      [...left].filter(([, other]) => dependsOn.includes(other.logicalId)).map(([otherKey]) => otherKey),
    ]),
  );
  await walkGraph(
    reversed(needs),
    async (key) => {
      const resource = left.get(key);
      if (resource)
        await deleteResource(
          run,
          resource,
          resource.deletionPolicy === 'RetainExceptOnCreate' ? 'Retain' : resource.deletionPolicy,
        );
      return true;
    },
    { stopped: () => world.signal.aborted },
  );
  if (!world.signal.aborted) stack.garbage = [];
};
