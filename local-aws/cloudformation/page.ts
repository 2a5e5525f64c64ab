import { validationError } from './errors.ts';

/** One page of a list, and the token of the next. */
export const page = <Item>(
  items: Item[],
  token: string | undefined,
  size: number,
): { items: Item[]; NextToken?: string } => {
  const from = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString('utf8'));
  if (!Number.isInteger(from) || from < 0) throw validationError('NextToken is invalid');
  const next = from + size;
  return {
    items: items.slice(from, next),
    ...(next < items.length ? { NextToken: Buffer.from(String(next)).toString('base64url') } : {}),
  };
};
