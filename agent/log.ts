import { mask } from './mask.ts';

export type Log = (message: string, facts?: Record<string, unknown>) => void;

/** One JSON line on standard output, masked here so that no caller has to think of it. */
export const log: Log = (message, facts = {}) => {
  console.log(
    mask(JSON.stringify({ message, ...facts }, (_key, value) => (value instanceof Error ? String(value) : value))),
  );
};
