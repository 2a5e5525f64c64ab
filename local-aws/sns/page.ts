import { invalidParameter } from './sns-error.ts';

const pageSize = 100;

/** Pages of a hundred; the token is how many came before. */
export const pageOf = <Item>(items: Item[], token: string | undefined): { page: Item[]; NextToken?: string } => {
  const start = token === undefined ? 0 : Number(Buffer.from(token, 'base64url').toString());
  if (!Number.isInteger(start) || start < 0) throw invalidParameter('NextToken');
  const end = start + pageSize;
  return {
    page: items.slice(start, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
};
