/** One page of a listing in key order, with common prefixes rolled up at the delimiter. */
type ListPage<Item> = {
  items: Item[];
  prefixes: string[];
  truncated: boolean;
  /** Where it ended: with a common prefix, or with the key of an item. */
  last: Item | { key: string } | undefined;
};

/** `behind` is what comes after the marker; a page that ended with a common prefix, or under it, goes on behind all of it. */
export const listPage = <Item extends { key: string }>(
  behind: Item[],
  options: { prefix: string; delimiter: string; marker: string; max: number },
): ListPage<Item> => {
  const { prefix, delimiter, marker, max } = options;
  const page: ListPage<Item> = { items: [], prefixes: [], truncated: false, last: undefined };
  for (const item of behind) {
    if (!item.key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : item.key.indexOf(delimiter, prefix.length);
    const rolled = cut < 0 ? undefined : item.key.slice(0, cut + delimiter.length);
    if (rolled !== undefined && (page.prefixes.at(-1) === rolled || marker.startsWith(rolled))) continue;
    if (page.items.length + page.prefixes.length >= max) {
      page.truncated = max > 0;
      break;
    }
    if (rolled === undefined) page.items.push(item);
    else page.prefixes.push(rolled);
    page.last = rolled === undefined ? item : { key: rolled };
  }
  return page;
};

/** S3 orders keys by their UTF-8 bytes. */
export const byKey = (a: { key: string }, b: { key: string }): number =>
  Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
