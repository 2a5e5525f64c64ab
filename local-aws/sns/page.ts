import { invalidParameter } from './sns-error.ts';

const pageSize = 100;

/** Pages of a hundred; the token is how many came before. */
export const pageOf = <Item>(items: Item[], token: string | undefined): { page: Item[]; NextToken?: string } => {
  const text = token === undefined ? '0' : Buffer.from(token, 'base64url').toString();
  if (!/^\d+$/.test(text)) throw invalidParameter('NextToken');
  const start = Number(text);
  const end = start + pageSize;
  return {
    page: items.slice(start, end),
    ...(end < items.length && { NextToken: Buffer.from(String(end)).toString('base64url') }),
  };
};
