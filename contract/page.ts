import { Type, type TSchema } from 'typebox';

/** Lists are paged by cursor: pass `nextCursor` back as `cursor` for the next page; its absence ends the list. */
export const PageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  cursor: Type.Optional(Type.String({ maxLength: 500 })),
});

export const Page = <Item extends TSchema>(item: Item) =>
  Type.Object({ items: Type.Array(item), nextCursor: Type.Optional(Type.String()) });
