/** One thing measured side by side with what it is compared to, in the same run: only the ratio means something. */
export type Row = {
  what: string;
  /** Ours, and what stands beside it, in `unit`. */
  ours: number;
  beside: { name: string; value: number };
  unit: string;
  /** What we aim at, as ours divided by the other; absent where it is only watched. */
  aim?: string;
};

export type Measurement = { name: string; measure: (say: (line: string) => void) => Promise<Row[]> };

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

/** Runs both by turns, so that a noisy neighbour disturbs both alike, and answers the medians. */
export const byTurns = async <Name extends string>(
  times: number,
  candidates: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> => {
  const names = Object.keys(candidates) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let turn = 0; turn < times; turn += 1) for (const name of names) taken[name].push(await candidates[name]());
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>;
};
