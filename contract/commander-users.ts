import { Type, type Static } from 'typebox';

/** A stack whose custom resources are served by the agent's commander: without it they can be neither changed nor deleted well. */
export const CommanderUser = Type.Object(
  {
    region: Type.String({ maxLength: 32 }),
    stackName: Type.String({ maxLength: 128 }),
    stackId: Type.String({ maxLength: 400 }),
    logicalIds: Type.Array(Type.String({ maxLength: 255 }), {
      maxItems: 500,
      description: 'Its custom resources whose ServiceToken names a commander of the agent.',
    }),
  },
  { $id: 'CommanderUser', additionalProperties: false },
);
export type CommanderUser = Static<typeof CommanderUser>;

/** `GET /api/v1/links/:id/commander-users`: read before an account is unlinked. Follow `nextCursor` to the end. */
export const CommanderUsers = Type.Object(
  {
    items: Type.Array(CommanderUser),
    unreadable: Type.Array(
      Type.Object({
        region: Type.String(),
        stackName: Type.Union([Type.String(), Type.Null()], { description: 'Null: the whole region.' }),
        reason: Type.String(),
      }),
      { description: 'What the role may not read, or what could not be read just now: it may use the commander too.' },
    ),
    nextCursor: Type.Optional(Type.String()),
  },
  { $id: 'CommanderUsers' },
);
export type CommanderUsers = Static<typeof CommanderUsers>;
