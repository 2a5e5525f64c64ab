import type { Clock } from '../clock.ts';

const mostKept = 1_000;

/** What was asked a moment ago is not asked again: many readers of one page cost as much as one. A failure is not kept. */
export const createRecent = <Answer>(clock: Clock, milliseconds: number) => {
  const kept = new Map<string, { until: number; answer: Promise<Answer> }>();
  const makeRoom = () => {
    for (const [key, { until }] of kept) if (until <= clock.now() || kept.size >= mostKept) kept.delete(key);
  };
  return {
    ask(key: string, ask: () => Promise<Answer>): Promise<Answer> {
      makeRoom();
      const known = kept.get(key);
      if (known) return known.answer;
      const answer = ask();
      kept.set(key, { until: clock.now() + milliseconds, answer });
      answer.catch(() => kept.delete(key));
      return answer;
    },
    /** Of everything whose key begins so: what was just changed. */
    forget(prefix: string): void {
      for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    },
  };
};
