import { ec2Error } from './find.ts';

type Paging = { MaxResults?: number | undefined; NextToken?: string | undefined };

const writeToken = (start: number): string => Buffer.from(`start:${start}`).toString('base64');

const readToken = (token: string): number => {
  const [, start = NaN] = /^start:(\d+)$/.exec(Buffer.from(token, 'base64').toString()) ?? [];
  if (writeToken(Number(start)) === token) return Number(start);
  throw ec2Error('InvalidNextToken', `The token '${token}' is invalid`);
};

/** Everything, unless a page is asked for: of 5 to 1,000. */
export const pageOf = <Item>(
  all: Item[],
  { MaxResults, NextToken }: Paging,
): { page: Item[]; next: { NextToken?: string } } => {
  if (MaxResults !== undefined && (MaxResults < 5 || MaxResults > 1000)) {
    const limit = MaxResults < 5 ? 'greater than 5' : 'less than 1000';
    throw ec2Error(
      'InvalidParameterValue',
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${limit}.`,
    );
  }
  const start = NextToken === undefined ? 0 : readToken(NextToken);
  const end = start + (MaxResults ?? 1000);
  return { page: all.slice(start, end), next: end < all.length ? { NextToken: writeToken(end) } : {} };
};
