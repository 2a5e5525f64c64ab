import { sql } from 'kysely';
import type { Overview } from '../../contract/overview.ts';
import type { Database } from '../database/tables.ts';

type Counts = Overview['linksByState'];
type Attention = Overview['needsAttention'][number];

const total = sql<number>`count(*)::int`;

export const countLinksByState = (db: Database, workspaceId: string): Promise<Counts> =>
  db
    .selectFrom('links')
    .select(['state as word', total.as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('state')
    .orderBy('count', 'desc')
    .execute();

/** Only those that are there: what is unlinked or was never installed runs no version. */
export const countLinksByVersion = (db: Database, workspaceId: string): Promise<Counts> =>
  db
    .selectFrom('links')
    .select([sql<string>`version`.as('word'), total.as('count')])
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['linked', 'unreachable'])
    .where('version', 'is not', null)
    .groupBy('version')
    .orderBy('count', 'desc')
    .execute();

export const countChangeSetsByState = (db: Database, workspaceId: string): Promise<Counts> =>
  db
    .selectFrom('change_sets')
    .select(['state as word', total.as('count')])
    .where('workspace_id', '=', workspaceId)
    .groupBy('state')
    .orderBy('count', 'desc')
    .execute();

export const linksWithProblems = async (db: Database, workspaceId: string, limit: number): Promise<Attention[]> => {
  const rows = await db
    .selectFrom('links')
    .select(['id', 'name', 'account_id', 'problem'])
    .where('workspace_id', '=', workspaceId)
    .where('problem', 'is not', null)
    .where('state', 'in', ['linked', 'unreachable', 'rejected', 'registered'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, name, account_id, problem }) => ({
    kind: 'link',
    id,
    title: name ?? account_id ?? 'A link without a name',
    reason: problem?.reason ?? '',
  }));
};

export const changeSetsToReview = async (db: Database, workspaceId: string, limit: number): Promise<Attention[]> => {
  const rows = await db
    .selectFrom('change_sets')
    .select(['id', 'stack_name', 'account_id', 'state', 'problem'])
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['ready', 'failed', 'stale'])
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ id, stack_name, account_id, state, problem }) => ({
    kind: 'change-set',
    id,
    title: `${stack_name} in ${account_id}`,
    reason: problem?.reason ?? (state === 'ready' ? 'Waits for its review.' : 'Is out of date: propose it again.'),
  }));
};

/** Each of the last days, also those on which nothing came. */
export const countEventsByDay = async (
  db: Database,
  workspaceId: string,
  today: Date,
  days: number,
): Promise<Overview['eventsByDay']> => {
  const { rows } = await sql<{ day: string; count: number }>`
    select to_char(day, 'YYYY-MM-DD') as day, count(stack_events.id)::int as count
    from generate_series(
      date_trunc('day', ${today}::timestamptz, 'UTC') - make_interval(days => ${days - 1}),
      date_trunc('day', ${today}::timestamptz, 'UTC'),
      interval '1 day'
    ) as day
    left join stack_events
      on workspace_id = ${workspaceId} and at >= day and at < day + interval '1 day'
    group by day
    order by day`.execute(db);
  return rows;
};
