import { isDeepStrictEqual } from 'node:util';
import type { ResourceType } from '../resource-type.ts';
import type { Properties } from '../stack-state.ts';

export type Recreation = 'Never' | 'Conditionally' | 'Always';

/** What a change of this property does to the physical resource. */
export const recreationOf = (type: ResourceType, property: string): Recreation => {
  const update = type.properties === 'any' ? undefined : type.properties[property]?.update;
  if (update === 'replace') return 'Always';
  return update === 'conditional' ? 'Conditionally' : 'Never';
};

export const needsReplacement = (type: ResourceType, before: Properties, after: Properties): boolean => {
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  );
  return changed.some((name) => {
    const recreation = recreationOf(type, name);
    return (
      recreation === 'Always' || (recreation === 'Conditionally' && (type.needsReplacement?.(before, after) ?? false))
    );
  });
};
