import { randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Role } from '../../contract/workspace.ts';
import { timeOf, type Clock } from '../clock.ts';
import type { Database } from '../database/tables.ts';
import { AppError } from '../errors.ts';

export type NewPerson = { name: string; email: string; password: string; workspaceId: string; role: Role };

/** A person who signs in with a password, as a member of a workspace, in the caller's transaction. */
export const addPerson = async (trx: Database, clock: Clock, person: NewPerson): Promise<void> => {
  const now = timeOf(clock);
  const id = randomUUID();
  const email = person.email.toLowerCase();
  const made = await trx
    .insertInto('users')
    .values({ id, name: person.name, email, emailVerified: true, createdAt: now, updatedAt: now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made)
    throw new AppError(
      'invalid_request',
      `${email} has an account here already.`,
      'Sign in, then open the link again.',
    );
  await trx
    .insertInto('accounts')
    .values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: await hashPassword(person.password),
      createdAt: now,
      updatedAt: now,
    })
    .execute();
  await trx
    .insertInto('members')
    .values({ id: randomUUID(), organizationId: person.workspaceId, userId: id, role: person.role, createdAt: now })
    .execute();
};
