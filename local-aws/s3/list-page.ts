/** One page of a listing in key order, with common prefixes rolled up at the delimiter. */
export type ListPage<Item> = { items: Item[]; prefixes: string[]; truncated: boolean; last: string | undefined };

export const listPage = <Item extends { key: string }>(
  sorted: Item[],
  options: { prefix: string; delimiter: string; after: string; max: number },
): ListPage<Item> => {
  const { prefix, delimiter, after, max } = options;
  const page: ListPage<Item> = { items: [], prefixes: [], truncated: false, last: undefined };
  for (const item of sorted) {
    if (!item.key.startsWith(prefix) || item.key <= after) continue;
    const cut = delimiter === '' ? -1 : item.key.indexOf(delimiter, prefix.length);
    const rolled = cut < 0 ? undefined : item.key.slice(0, cut + delimiter.length);
    // A page that ended with a common prefix goes on behind all keys under it
    if (rolled !== undefined && (page.prefixes.at(-1) === rolled || rolled <= after)) continue;
    if (page.items.length + page.prefixes.length >= max) {
      page.truncated = max > 0;
      break;
    }
    if (rolled === undefined) page.items.push(item);
    else page.prefixes.push(rolled);
    page.last = rolled ?? item.key;
  }
  return page;
};

/** S3 orders keys by their UTF-8 bytes. */
export const byKey = (a: { key: string }, b: { key: string }): number =>
  Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
