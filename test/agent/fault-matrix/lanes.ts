/**
 * Runs every item in one of a few lanes, whichever is free; each lane does one at a time. What they answer is asked for later,
 * so a failure is kept until then.
 */
export const inLanes = <Lane, Item, Result>(
  lanes: Lane[],
  items: Item[],
  run: (lane: Lane, item: Item) => Promise<Result>,
): { of(item: Item): Promise<Result>; done: Promise<unknown> } => {
  const left = [...items];
  const results = new Map<Item, { keep: (result: Promise<Result>) => void; kept: Promise<Promise<Result>[]> }>();
  for (const item of items) {
    let keep: (result: Promise<Result>) => void = () => {};
    // within a list, since a promise inside a promise would be awaited, and its failure would come too early
    const kept = new Promise<Promise<Result>[]>((resolve) => (keep = (result) => resolve([result])));
    results.set(item, { keep, kept });
  }
  const drive = async (lane: Lane) => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      const result = run(lane, item);
      results.get(item)?.keep(result);
      await result.catch(() => {});
    }
  };
  return {
    done: Promise.all(lanes.map(drive)),
    async of(item) {
      const [result] = (await results.get(item)?.kept) ?? [];
      if (result === undefined) throw new Error('This was not run.');
      return result;
    },
  };
};
