import { Type, type Static } from 'typebox';

/** What is wrong with a link or a change set, in the words a person can act on. */
export const Problem = Type.Object(
  { code: Type.String(), reason: Type.String(), hint: Type.String() },
  { $id: 'Problem' },
);
export type Problem = Static<typeof Problem>;
