import { sql, type RawBuilder } from 'kysely';
import type { LinkSort } from '../../contract/link.ts';
import { AppError } from '../errors.ts';
import type { LinkRow } from './link-store.ts';

/** Where a page ended: the value it was ordered by, as text, and the link's id. */
export type LinkPosition = { value: string; id: string };

type Order = {
  /** What the rows are ordered by; never null, so that no row is lost between two pages. */
  column: RawBuilder<unknown>;
  /** A value of a cursor as the database compares it. */
  given: (value: string) => RawBuilder<unknown>;
  valueOf: (row: LinkRow) => string;
  isValue: RegExp;
};

const text = (column: 'name' | 'account_id' | 'state'): Order => ({
  column: sql`coalesce(${sql.ref(column)}, '')`,
  given: (value) => sql`${value}::text`,
  valueOf: (row) => row[column] ?? '',
  isValue: /^[^\0]{0,200}$/,
});

const time = (column: 'created_at' | 'last_seen_at'): Order => ({
  column: sql`coalesce(${sql.ref(column)}, 'epoch')`,
  given: (value) => sql`${value}::timestamptz`,
  valueOf: (row) => (row[column] ?? new Date(0)).toISOString(),
  isValue: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
});

export const linkOrders: Record<LinkSort, Order> = {
  created: time('created_at'),
  seen: time('last_seen_at'),
  name: text('name'),
  account: text('account_id'),
  state: text('state'),
  version: {
    column: sql`string_to_array(coalesce(version, '0'), '.')::int[]`,
    given: (value) => sql`string_to_array(${value}::text, '.')::int[]`,
    valueOf: ({ version }) => version ?? '0',
    isValue: /^\d{1,9}(\.\d{1,9}){0,2}$/,
  },
};

export const linkCursor = (sort: LinkSort, row: LinkRow): string =>
  Buffer.from(JSON.stringify([sort, linkOrders[sort].valueOf(row), row.id])).toString('base64url');

export const linkPosition = (sort: LinkSort, cursor: string | undefined): LinkPosition | undefined => {
  if (cursor === undefined) return undefined;
  const [of, value, id] = partsOf(cursor);
  if (of === sort && value !== undefined && linkOrders[sort].isValue.test(value) && /^[0-9a-f-]{36}$/.test(id ?? ''))
    return { value, id: id ?? '' };
  throw new AppError(
    'invalid_request',
    '`cursor` in the query is not one that this list gave.',
    'Start without a cursor.',
  );
};

const partsOf = (cursor: string): (string | undefined)[] => {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts.map((part) => (typeof part === 'string' ? part : undefined)) : [];
  } catch {
    return [];
  }
};
