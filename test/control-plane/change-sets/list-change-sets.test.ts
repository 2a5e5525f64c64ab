import { describe, expect, it } from '@jest/globals';
import { changeSetSorts, type ChangeSetSort, type ChangeSetSummary } from '../../../contract/change-set.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { seedChangeSet, seedLinks } from '../../dashboard/seed-fleet.ts';

const controlPlane = await startTestControlPlane();
const workspace = await controlPlane.workspace();
const links = await seedLinks(controlPlane, workspace.id, 4);
for (const [index, state] of (['ready', 'failed', 'done', 'ready', 'stale', 'rejected', 'done'] as const).entries())
  await seedChangeSet(controlPlane, workspace.id, links[index % 4] ?? { id: '', accountId: '' }, state);

type Page = { items: ChangeSetSummary[]; nextCursor?: string; code?: string };
const list = async (query: Record<string, string>, key = workspace.keys.viewer) =>
  (await controlPlane.call<Page>(key, 'GET', `/api/v1/change-sets?${new URLSearchParams(query).toString()}`)).body;

const walk = async (query: Record<string, string>): Promise<ChangeSetSummary[]> => {
  const items: ChangeSetSummary[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined && items.length < 30;) {
    const page: Page = await list({ ...query, limit: '2', ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
};

const fields: Record<ChangeSetSort, (item: ChangeSetSummary) => string> = {
  created: ({ createdAt }) => createdAt,
  stack: ({ stackName }) => stackName,
  account: ({ accountId }) => accountId,
  region: ({ region }) => region,
  state: ({ state }) => state,
};

describe('a list of change sets', () => {
  it.each(changeSetSorts)('is walked page by page in the order of %s, each once, both ways', async (sort) => {
    const up = await walk({ sort, direction: 'ascending' });
    const down = await walk({ sort, direction: 'descending' });
    expect(new Set(up.map(({ id }) => id)).size).toBe(7);
    expect(up.map(fields[sort])).toEqual(up.map(fields[sort]).sort());
    expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).reverse());
  });

  it('is narrowed by state, by account, and by a part of the stack’s name', async () => {
    expect((await list({ state: 'ready' })).items).toHaveLength(2);
    expect((await list({ search: '400000000001' })).items).toHaveLength(2);
    expect((await list({ search: 'RDER' })).items).toHaveLength(7);
    expect((await list({ search: '%' })).items).toEqual([]);
  });

  it('refuses a cursor of another order, and shows another workspace nothing', async () => {
    const { nextCursor = '' } = await list({ limit: '2' });
    expect(await list({ sort: 'state', cursor: nextCursor })).toMatchObject({ code: 'invalid_request' });
    const other = await controlPlane.workspace();
    expect((await list({ cursor: nextCursor }, other.keys.owner)).items).toEqual([]);
  });
});
