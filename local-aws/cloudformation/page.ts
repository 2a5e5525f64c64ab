import { validationError } from './errors.ts';

/** One page of a list, and the token of the next. */
export const page = <Item>(
  items: Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; NextToken?: string } => {
  const from = token === undefined ? 0 : positionIn(token);
  if (Number.isNaN(from)) throw validationError('NextToken is invalid');
  const next = from + size;
  return {
    items: items.slice(from, next),
    ...(next < items.length ? { NextToken: Buffer.from(String(next)).toString('base64url') } : {}),
  };
};

const positionIn = (token: string): number => {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  return /^\d+$/.test(text) ? Number(text) : Number.NaN;
};
