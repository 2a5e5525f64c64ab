import { Type, type Static } from 'typebox';

const Count = Type.Object({ word: Type.String(), count: Type.Integer() });

/** `GET /api/v1/overview`: the fleet on one page. */
export const Overview = Type.Object(
  {
    linksByState: Type.Array(Count),
    linksByVersion: Type.Array(Count),
    changeSetsByState: Type.Array(Count),
    needsAttention: Type.Array(
      Type.Object({
        kind: Type.Union([Type.Literal('link'), Type.Literal('change-set')]),
        id: Type.String(),
        title: Type.String(),
        reason: Type.String({ description: 'One sentence.' }),
      }),
      { maxItems: 20, description: 'The most recent first.' },
    ),
    eventsByDay: Type.Array(Type.Object({ day: Type.String({ format: 'date' }), count: Type.Integer() }), {
      description: 'Stack events of the last 14 days.',
    }),
  },
  { $id: 'Overview' },
);
export type Overview = Static<typeof Overview>;
