import { Type, type Static } from 'typebox';
import { AuditEntry } from './audit.ts';

/** The stacks that changed last, and how that went. */
const StackActivity = Type.Object({
  at: Type.String({ format: 'date-time' }),
  linkId: Type.String({ format: 'uuid' }),
  accountName: Type.String(),
  region: Type.String(),
  stackName: Type.String(),
  status: Type.String(),
});

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
    recentChanges: Type.Array(AuditEntry, { maxItems: 10, description: 'What people, programs and agents did last.' }),
    recentStacks: Type.Array(StackActivity, { maxItems: 10 }),
  },
  { $id: 'Overview' },
);
export type Overview = Static<typeof Overview>;
