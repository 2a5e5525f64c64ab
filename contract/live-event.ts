import { Type, type Static } from 'typebox';

/** One message of `GET /api/v1/live` (server-sent events): a kind and an id; the page fetches the rest again. */
export const LiveEvent = Type.Object(
  {
    kind: Type.Union([
      Type.Literal('link'),
      Type.Literal('change-set'),
      Type.Literal('stack-event'),
      Type.Literal('release'),
    ]),
    id: Type.String(),
  },
  { $id: 'LiveEvent' },
);
export type LiveEvent = Static<typeof LiveEvent>;
