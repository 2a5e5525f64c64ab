import { sql, type RawBuilder } from 'kysely';
import { Type, type Static } from 'typebox';
import { AppError } from './errors.ts';

export const direction = Type.Optional(Type.Union([Type.Literal('ascending'), Type.Literal('descending')]));

/** Where a page of an ordered list ended: the value it was ordered by, as text, and the row's id. */
export type OrderPosition = { value: string; id: string };

export type Order<Row> = {
  /** What the rows are ordered by; never null, so that no row is lost between two pages. */
  column: RawBuilder<unknown>;
  /** A value of a cursor as the database compares it. */
  given: (value: string) => RawBuilder<unknown>;
  valueOf: (row: Row) => string;
  isValue: RegExp;
};
/** By the name of each way to order a list. */
export type Orders<Sort extends string, Row> = Record<Sort, Order<Row>>;

export const byText = <Column extends string>(column: Column): Order<{ [Name in Column]: string | null }> => ({
  column: sql`coalesce(${sql.ref(column)}, '')`,
  given: (value) => sql`${value}::text`,
  valueOf: (row) => row[column] ?? '',
  isValue: /^[^\0]{0,200}$/,
});

export const byTime = <Column extends string>(column: Column): Order<{ [Name in Column]: Date | null }> => ({
  column: sql`coalesce(${sql.ref(column)}, 'epoch')`,
  given: (value) => sql`${value}::timestamptz`,
  valueOf: (row) => (row[column] ?? new Date(0)).toISOString(),
  isValue: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/,
});

/** Text that says nothing to its bearer; it is good for the order that it was given with, and no other. */
const orderCursor = <Sort extends string, Row extends { id: string }>(
  orders: Orders<Sort, Row>,
  sort: Sort,
  row: Row,
): string => Buffer.from(JSON.stringify([sort, orders[sort].valueOf(row), row.id])).toString('base64url');

const orderPosition = <Sort extends string, Row>(
  orders: Orders<Sort, Row>,
  sort: Sort,
  cursor: string | undefined,
): OrderPosition | undefined => {
  if (cursor === undefined) return undefined;
  const [of, value, id] = partsOf(cursor);
  if (of === sort && value !== undefined && orders[sort].isValue.test(value) && /^[0-9a-f-]{36}$/.test(id ?? ''))
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

type Asked<Sort> = {
  limit: number;
  cursor: string | undefined;
  sort: Sort;
  direction: Static<typeof direction> | undefined;
};

/** A page of an ordered list: what to ask the database for, one row more than the limit, and the answer made of it. */
export const orderedPage = <Sort extends string, Row extends { id: string }>(
  orders: Orders<Sort, Row>,
  { limit, cursor, sort, direction: asked }: Asked<Sort>,
) => ({
  sort,
  limit: limit + 1,
  after: orderPosition(orders, sort, cursor),
  descending: (asked ?? (sort === 'created' ? 'descending' : 'ascending')) === 'descending',
  answer<Item>(rows: Row[], toItem: (row: Row) => Item): { items: Item[]; nextCursor?: string } {
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(toItem),
      ...(last ? { nextCursor: orderCursor(orders, sort, last) } : {}),
    };
  },
});

/** The rows that come after a position. */
export const isAfter = <Row>(
  { column, given }: Order<Row>,
  { value, id }: OrderPosition,
  descending: boolean,
): RawBuilder<boolean> => sql`(${column}, id) ${descending ? sql`<` : sql`>`} (${given(value)}, ${id}::uuid)`;
