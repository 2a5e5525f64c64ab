import { checkRange, invalidParameterValue } from './lambda-error.ts';

type Paging = { Marker?: string | undefined; MaxItems?: number | undefined };

/** One page of a list, in the order of its keys. */
export const pageOf = <Item>(
  items: Item[],
  keyOf: (item: Item) => string,
  { Marker, MaxItems = 50 }: Paging,
): { page: Item[]; NextMarker?: string } => {
  checkRange('maxItems', MaxItems, 1, 10_000);
  const keys = items.map(keyOf);
  const start = Marker === undefined ? 0 : keys.indexOf(Buffer.from(Marker, 'base64url').toString());
  if (start < 0) throw invalidParameterValue('Invalid pagination token.');
  const next = keys[start + MaxItems];
  return {
    page: items.slice(start, start + MaxItems),
    ...(next !== undefined && { NextMarker: Buffer.from(next).toString('base64url') }),
  };
};

export const byName = <Item extends { name: string }>(a: Item, b: Item): number => (a.name < b.name ? -1 : 1);
