import { AwsError } from '../aws-error.ts';

type Paging = { MaxResults?: number | undefined; NextToken?: string | undefined };

/** One page of a sorted list; without MaxResults SQS answers up to 1,000 and no token. */
export const pageOf = (names: string[], { MaxResults, NextToken }: Paging): { page: string[]; next?: string } => {
  if (MaxResults !== undefined && (MaxResults < 1 || MaxResults > 1_000)) {
    throw new AwsError(
      'InvalidParameterValue',
      'Value for parameter MaxResults is invalid. Reason: MaxResults must be an integer between 1 and 1000.',
    );
  }
  const after = NextToken === undefined ? '' : Buffer.from(NextToken, 'base64url').toString();
  const rest = names.sort().filter((name) => name > after);
  const page = rest.slice(0, MaxResults ?? 1_000);
  const last = page.at(-1);
  if (MaxResults === undefined || last === undefined || page.length === rest.length) return { page };
  return { page, next: Buffer.from(last).toString('base64url') };
};
