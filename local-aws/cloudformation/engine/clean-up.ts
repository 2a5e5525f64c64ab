import { deleteResource } from './delete-resource.ts';
import type { Failure, Run } from './run.ts';
import { reversed, walkGraph } from './walk-graph.ts';

/** How often the cleanup phase of an update tries to delete what it can do without. */
export const cleanUpAttempts = 3;

/** Takes away what an update or its rollback left over. What cannot be deleted is reported, then abandoned. */
export const cleanUp = async (phase: Run, attempts = 1): Promise<void> => {
  const run: Run = { ...phase, inCleanup: true };
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
      if (!resource) return true;
      const policy = resource.deletionPolicy === 'RetainExceptOnCreate' ? 'Retain' : resource.deletionPolicy;
      for (let attempt = 1; attempt <= attempts && !world.signal.aborted; attempt += 1) {
        const failures: Failure[] = [];
        if (await deleteResource({ ...run, failures }, resource, policy)) break;
        if (attempt === attempts) run.failures.push(...failures);
      }
      return true;
    },
    { stopped: () => world.signal.aborted },
  );
  if (!world.signal.aborted) stack.garbage = [];
};
