import type { Target } from './start-target.ts';

/** What is made once for all tests of a target; a target is known by its way of naming. */
export const oncePerTarget = <Made>(make: (target: Target) => Promise<Made>): ((target: Target) => Promise<Made>) => {
  const known = new WeakMap<Target['unique'], Promise<Made>>();
  return (target) => {
    const made = known.get(target.unique) ?? make(target);
    known.set(target.unique, made);
    return made;
  };
};
