import { invalidInput } from './errors.ts';

/** The wire has a number or a text here, by operation; more than the most is the most. */
export const readMaxItems = (given: number | string | undefined, most: number): number => {
  if (given === undefined) return most;
  const size = Number(given);
  if (!Number.isInteger(size) || size < 1) throw invalidInput('Invalid request: The maxitems parameter is not valid.');
  return Math.min(size, most);
};
