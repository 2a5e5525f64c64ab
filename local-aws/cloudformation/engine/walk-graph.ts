/**
 * Runs each node as soon as what it needs is done, side by side. After a failure nothing new is started; with
 * `keepGoing` only what waits for the failed node is left out, as when a stack is deleted.
 */
export const walkGraph = async (
  needs: Record<string, string[]>,
  visit: (node: string) => Promise<boolean>,
  options: { keepGoing?: boolean; stopped?: () => boolean } = {},
): Promise<{ failed: string[]; notReached: string[] }> => {
  const waiting = new Set(Object.keys(needs));
  const done = new Set<string>();
  const failed: string[] = [];
  const running = new Map<string, Promise<void>>();
  const ready = () =>
    [...waiting].filter((node) => (needs[node] ?? []).every((need) => !(need in needs) || done.has(need)));
  const start = (node: string) => {
    waiting.delete(node);
    const end = visit(node).then((good) => {
      running.delete(node);
      if (good) done.add(node);
      else failed.push(node);
    });
    running.set(node, end);
  };
  for (;;) {
    const halted = options.stopped?.() === true || (failed.length > 0 && !options.keepGoing);
    if (!halted) for (const node of ready()) start(node);
    if (running.size === 0) return { failed, notReached: [...waiting] };
    await Promise.race(running.values());
  }
};

/** The same nodes with every arrow turned round: the order in which things are taken away. */
export const reversed = (needs: Record<string, string[]>): Record<string, string[]> => {
  const turned: Record<string, string[]> = Object.fromEntries(Object.keys(needs).map((node) => [node, []]));
  for (const [node, required] of Object.entries(needs)) for (const need of required) turned[need]?.push(node);
  return turned;
};
