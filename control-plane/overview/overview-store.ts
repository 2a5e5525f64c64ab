import { sql } from 'kysely';
import type { Overview } from '../../contract/overview.ts';
import type { Database } from '../database/tables.ts';
import type { LinkRow } from '../links/link-store.ts';

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

const hasFailedRegion = sql<boolean>`regions @? '$[*] ? (@.state == "failed")'`;

/** Accounts that somebody should look at; those with a problem before those that only wait or lack something. */
export const linksToLookAt = async (db: Database, workspaceId: string, limit: number): Promise<Attention[]> => {
  const rows = await db
    .selectFrom('links')
    .select(['id', 'name', 'account_id', 'account_confirmed', 'problem', 'regions', 'drift'])
    .where('workspace_id', '=', workspaceId)
    .where('state', 'in', ['linked', 'unreachable', 'rejected', 'registered'])
    .where(({ eb, or }) =>
      or([
        eb('problem', 'is not', null),
        eb('account_confirmed', '=', false),
        eb('drift', '=', 'drifted'),
        hasFailedRegion,
      ]),
    )
    .orderBy(sql`problem is null`)
    .orderBy('account_confirmed')
    .orderBy('created_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: 'link',
    id: row.id,
    title: row.name ?? row.account_id ?? 'A link without a name',
    reason: reasonToLook(row),
  }));
};

const reasonToLook = (link: Pick<LinkRow, 'problem' | 'account_confirmed' | 'regions'>): string => {
  if (link.problem) return link.problem.reason;
  if (!link.account_confirmed) return 'Waits until an owner confirms that this is the account that was meant.';
  const failed = link.regions.filter(({ state }) => state === 'failed').map(({ region }) => region);
  if (failed.length > 0) return `The agent is not ready in ${failed.join(', ')}.`;
  return 'Resources of the agent stack were changed by hand.';
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

/** What CloudFormation said last of whole stacks, not of their resources. */
export const latestOfStacks = async (
  db: Database,
  workspaceId: string,
  limit: number,
): Promise<Overview['recentStacks']> => {
  const rows = await db
    .selectFrom('stack_events as event')
    .innerJoin('links as link', 'link.id', 'event.link_id')
    .select(['event.at', 'event.link_id', 'event.region', 'event.stack_name', 'event.resource_status'])
    .select(['link.name', 'link.account_id'])
    .where('event.workspace_id', '=', workspaceId)
    .where('event.resource_type', '=', 'AWS::CloudFormation::Stack')
    .orderBy('event.at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    at: row.at.toISOString(),
    linkId: row.link_id,
    accountName: row.name ?? row.account_id ?? '',
    region: row.region,
    stackName: row.stack_name,
    status: row.resource_status,
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
