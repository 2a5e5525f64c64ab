import { formatError, validationError } from '../errors.ts';
import { referencesIn } from './references.ts';
import type { TemplateResource } from './template.ts';

/** For each resource, those that must stand before it. */
export type Dependencies = Record<string, string[]>;

export const dependenciesOf = (resources: Record<string, TemplateResource>, known: Set<string>): Dependencies => {
  const dependencies: Dependencies = {};
  for (const [logicalId, resource] of Object.entries(resources)) {
    const used = referencesIn(resource.Properties).map(({ target }) => target);
    const unresolved = used.filter((target) => !(target in resources) && !known.has(target));
    if (unresolved.length > 0)
      throw formatError(
        `Unresolved resource dependencies [${[...new Set(unresolved)].join(', ')}] in the Resources block of the template`,
      );
    const named = [resource.DependsOn ?? []].flat();
    dependencies[logicalId] = [...new Set([...used, ...named])].filter((target) => target in resources);
  }
  refuseCycles(dependencies);
  return dependencies;
};

/** Takes away what depends on nothing, again and again: what stays is in a cycle, or waits for one. */
const refuseCycles = (dependencies: Dependencies): void => {
  const left = new Map(Object.entries(dependencies));
  for (let before = -1; before !== left.size;) {
    before = left.size;
    for (const [logicalId, needs] of left) if (!needs.some((need) => left.has(need))) left.delete(logicalId);
  }
  if (left.size > 0) throw validationError(`Circular dependency between resources: [${[...left.keys()].join(', ')}]`);
};
