import type { Database } from '../database/tables.ts';
import type { AuditEntryRow } from './audit-store.ts';

/** What people call the things that entries name by kind and id: `link:…`, `agent:…`, `change-set:…`. */
export type Names = (thing: string) => string | null;

/** Looks up the names of one page of entries: links by name or account, change sets by stack and account. */
export const namesIn = async (
  db: Database,
  workspaceId: string,
  entries: Pick<AuditEntryRow, 'who' | 'subject'>[],
): Promise<Names> => {
  const named = entries.flatMap(({ who, subject }) => [who, subject]);
  const idsOf = (...kinds: string[]) => [
    ...new Set(
      named.flatMap((thing) => (kinds.some((kind) => thing.startsWith(`${kind}:`)) ? [thing.split(':')[1] ?? ''] : [])),
    ),
  ];
  const [linkIds, changeSetIds] = [idsOf('link', 'agent'), idsOf('change-set')];
  const [links, changeSets] = await Promise.all([
    linkIds.length === 0
      ? []
      : db
          .selectFrom('links')
          .select(['id', 'name', 'account_id'])
          .where('workspace_id', '=', workspaceId)
          .where('id', 'in', linkIds)
          .execute(),
    changeSetIds.length === 0
      ? []
      : db
          .selectFrom('change_sets')
          .select(['id', 'stack_name', 'account_id'])
          .where('workspace_id', '=', workspaceId)
          .where('id', 'in', changeSetIds)
          .execute(),
  ]);
  const names = new Map<string, string | null>([
    ...links.map(({ id, name, account_id }) => [id, name ?? account_id] as const),
    ...changeSets.map(({ id, stack_name, account_id }) => [id, `${stack_name} in ${account_id}`] as const),
  ]);
  return (thing) => names.get(thing.split(':')[1] ?? '') ?? null;
};
