import { diffLines } from 'diff';

export type DifferenceLine = { sign: '-' | '+' | ' '; text: string };

const pretty = (text: string): string => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

/** With an end at each line, so that the last one is like the others. */
const ended = (text: string | null): string => (text === null || text === '' ? '' : `${pretty(text)}\n`);

/** Each line of both sides, and on which of them it stands. */
export const lineDifferences = (before: string | null, after: string | null): DifferenceLine[] =>
  diffLines(ended(before), ended(after)).flatMap(({ added, removed, value }) =>
    value
      .slice(0, -1)
      .split('\n')
      .map((text) => ({ sign: added ? '+' : removed ? '-' : ' ', text })),
  );
