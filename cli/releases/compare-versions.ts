import { CliError } from '../cli-error.ts';

/** A version becomes part of an address, so that it must be nothing but a version. */
export const readVersion = (text: string): string => {
  if (/^[0-9]+\.[0-9]+\.[0-9]+$/.test(text)) return text;
  throw new CliError('usage', 'usage', `Not a version: ${text}`, 'Write it as 1.5.4.');
};

/** Below zero when the first version is the older one. */
export const compareVersions = (first: string, second: string): number => {
  const [left, right] = [first, second].map((version) => version.split('.').map(Number));
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference) return difference;
  }
  return 0;
};
