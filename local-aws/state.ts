import type { World } from './world.ts';

/**
 * State of one service, by account and region, made when it is first touched.
 * Plain data only (Maps, arrays, objects), so that a world can be saved and restored.
 */
export const regionalState =
  <State>(service: string, create: () => State) =>
  (world: World, account: string, region: string): State => {
    const key = `${service}/${account}/${region}`;
    let state = world.states.get(key) as State | undefined;
    if (state === undefined) {
      state = create();
      world.states.set(key, state);
    }
    return state;
  };

/** The same for a service that knows no regions. */
export const accountState = <State>(service: string, create: () => State) => {
  const state = regionalState(service, create);
  return (world: World, account: string): State => state(world, account, 'global');
};
