import { randomBytes } from 'node:crypto';
import type { World } from '../world.ts';
import { propagationMs, type Change, type Route53State } from './state.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const newId = (first: 'Z' | 'C'): string =>
  first + [...randomBytes(20)].map((byte) => letters[byte % letters.length]).join('');

export const addChange = (world: World, state: Route53State, comment?: string): Change => {
  const change = { id: newId('C'), submittedAt: world.clock.now(), ...(comment === undefined ? {} : { comment }) };
  state.changes.set(change.id, change);
  return change;
};

export const presentChange = (world: World, { id, submittedAt, comment }: Change) => ({
  Id: `/change/${id}`,
  Status: world.clock.now() < submittedAt + propagationMs ? ('PENDING' as const) : ('INSYNC' as const),
  SubmittedAt: new Date(submittedAt),
  ...(comment === undefined ? {} : { Comment: comment }),
});
