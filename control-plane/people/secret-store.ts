import { timeOf, type Clock } from '../clock.ts';
import type { Database } from '../database/tables.ts';

/** The value kept under a name, made by whoever asks first: two control planes that start together agree. */
export const keepSecret = async (
  db: Database,
  clock: Clock,
  name: string,
  make: () => string,
): Promise<{ value: string; isNew: boolean }> => {
  const made = await db
    .insertInto('control_plane_secrets')
    .values({ name, value: make(), created_at: timeOf(clock) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('value')
    .executeTakeFirst();
  if (made) return { value: made.value, isNew: true };
  const { value } = await db
    .selectFrom('control_plane_secrets')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { value, isNew: false };
};

/** True when it was there, and is gone now: a secret that is taken works once. */
export const takeSecret = async (db: Database, name: string, value: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('control_plane_secrets')
    .where('name', '=', name)
    .where('value', '=', value)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

export const replaceSecret = async (db: Database, clock: Clock, name: string, value: string): Promise<void> => {
  const created_at = timeOf(clock);
  await db
    .insertInto('control_plane_secrets')
    .values({ name, value, created_at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, created_at }))
    .execute();
};
