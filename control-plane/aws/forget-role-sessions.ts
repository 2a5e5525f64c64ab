import type { Aws } from './aws.ts';

/** Drops the sessions of a link's role: when the link ends, and whenever it must be seen that AWS still lets us in. */
export const forgetRoleSessions = (aws: Pick<Aws, 'sessions'>, linkId: string): void => {
  for (const key of aws.sessions.keys()) if (key.startsWith(`${linkId}\n`)) aws.sessions.delete(key);
};
