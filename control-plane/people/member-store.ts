import type { Role } from '../../contract/workspace.ts';
import type { Database } from '../database/tables.ts';

/** The workspace that the person has chosen, otherwise the one joined first. */
export const findMembership = (
  db: Database,
  userId: string,
  workspaceId: string | undefined,
): Promise<{ organizationId: string; role: Role } | undefined> =>
  db
    .selectFrom('members')
    .select(['organizationId', 'role'])
    .where('userId', '=', userId)
    .$if(workspaceId !== undefined, (query) => query.where('organizationId', '=', workspaceId ?? ''))
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
