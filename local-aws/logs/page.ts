import { invalidParameter } from './log-groups.ts';

const encodeToken = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const decodeToken = <Value>(token: string): Value => {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString()) as Value;
  } catch {
    throw invalidParameter('The specified nextToken is invalid.');
  }
};

/** One page of a list; the token is how many came before. */
export const pageOf = <Item>(
  items: Item[],
  limit: number,
  token: string | undefined,
): { page: Item[]; nextToken?: string } => {
  const start = token === undefined ? 0 : decodeToken<number>(token);
  const end = start + limit;
  return { page: items.slice(start, end), ...(end < items.length && { nextToken: encodeToken(end) }) };
};
