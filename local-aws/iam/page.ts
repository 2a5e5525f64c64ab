import { AwsError } from '../aws-error.ts';

const defaultSize = 100;

/** IAM's pages: a marker, a size of at most 1,000, and whether there is more. */
export const pageOf = <Item>(
  all: Item[],
  input: { Marker?: string | undefined; MaxItems?: number | undefined },
): { items: Item[]; IsTruncated: boolean; Marker?: string } => {
  const start = input.Marker === undefined ? 0 : Number(Buffer.from(input.Marker, 'base64').toString());
  if (!Number.isInteger(start)) throw new AwsError('ValidationError', `Invalid Marker. ${input.Marker ?? ''}`);
  const end = start + (input.MaxItems ?? defaultSize);
  const more = end < all.length;
  return {
    items: all.slice(start, end),
    IsTruncated: more,
    ...(more ? { Marker: Buffer.from(String(end)).toString('base64') } : {}),
  };
};

export const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);
