import { AppError } from './errors.ts';

/** A position in a list ordered by (time, id), as text that says nothing to its bearer. */
export type Position = { at: Date; id: string };

export const cursorOf = ({ at, id }: Position): string =>
  Buffer.from(`${at.toISOString()} ${id}`).toString('base64url');

export const positionOf = (cursor: string | undefined): Position | undefined => {
  if (cursor === undefined) return undefined;
  const [time = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const at = new Date(time);
  if (Number.isNaN(at.getTime()) || !/^[0-9a-f-]{1,36}$/.test(id))
    throw new AppError(
      'invalid_request',
      '`cursor` in the query is not one that this list gave.',
      'Start without a cursor.',
    );
  return { at, id };
};

/** A page of what was asked for with one more than the limit, so that the end of the list is known. */
export const pageOf = <Row, Item>(
  rows: Row[],
  limit: number,
  toItem: (row: Row) => Item,
  position: (row: Row) => Position,
): { items: Item[]; nextCursor?: string } => {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(toItem),
    ...(rows.length > limit && last ? { nextCursor: cursorOf(position(last)) } : {}),
  };
};
