import { describe, expect, it } from '@jest/globals';
import { linkSorts, type Link, type LinkSort } from '../../../contract/link.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { seedLinks } from '../../dashboard/seed-fleet.ts';

const controlPlane = await startTestControlPlane();
const workspace = await controlPlane.workspace();
await seedLinks(controlPlane, workspace.id, 43);
const { db } = controlPlane.deps;
await db.updateTable('links').set({ version: '1.10.0' }).where('account_id', '=', '400000000007').execute();
await db
  .updateTable('links')
  .set({ name: null, version: null, last_seen_at: null })
  .where('account_id', '=', '400000000009')
  .execute();
await db.updateTable('links').set({ name: '100% Wool' }).where('account_id', '=', '400000000011').execute();

type Page = { items: Link[]; nextCursor?: string; code?: string };
const list = async (query: Record<string, string>, key = workspace.keys.viewer) =>
  (await controlPlane.call<Page>(key, 'GET', `/api/v1/links?${new URLSearchParams(query).toString()}`)).body;

const walk = async (query: Record<string, string>): Promise<Link[]> => {
  const items: Link[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined && items.length < 100;) {
    const page: Page = await list({ ...query, limit: '10', ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
};

const fields: Record<LinkSort, (link: Link) => string> = {
  created: (link) => link.createdAt,
  name: (link) => link.name ?? '',
  account: (link) => link.accountId ?? '',
  state: (link) => link.state,
  version: (link) => (link.version ?? '0').replace(/\d+/g, (digits) => digits.padStart(4, '0')),
  regions: (link) => String(5000 + link.regionsReady - link.regionsWanted),
  seen: (link) => link.lastSeenAt ?? '',
};

describe('a list of links', () => {
  it.each(linkSorts)('is walked page by page in the order of %s, each link once, both ways', async (sort) => {
    const up = await walk({ sort, direction: 'ascending' });
    const down = await walk({ sort, direction: 'descending' });
    expect(new Set(up.map(({ id }) => id)).size).toBe(43);
    expect(up).toHaveLength(43);
    const values = up.map(fields[sort]);
    // as the database orders text: letters first, whatever their case
    const collator = new Intl.Collator('en');
    const sorted = [...values].sort((one, other) =>
      sort === 'name' ? collator.compare(one, other) : one < other ? -1 : 1,
    );
    expect(values).toEqual(sorted);
    expect(down.map(({ id }) => id)).toEqual(up.map(({ id }) => id).reverse());
  });

  it('is newest first when nothing else is asked for', async () => {
    const { items } = await list({ limit: '43' });
    expect(items.map(({ createdAt }) => createdAt)).toEqual(
      items
        .map(({ createdAt }) => createdAt)
        .sort()
        .reverse(),
    );
  });

  it('is searched by a part of the name in any case, and by how the account id begins', async () => {
    expect((await list({ search: 'bAKery' })).items.every(({ name }) => name?.startsWith('Bakery'))).toBe(true);
    expect((await list({ search: 'bakery' })).items).toHaveLength(6);
    expect((await list({ search: '40000000004' })).items).toHaveLength(3);
    expect((await list({ search: '0042' })).items.map(({ name }) => name)).toEqual(['Cinema 00042']);
  });

  it('takes what is searched for as it stands: no wildcards', async () => {
    expect((await list({ search: '%' })).items.map(({ name }) => name)).toEqual(['100% Wool']);
    expect((await list({ search: '_' })).items).toEqual([]);
    expect((await list({ search: '\\' })).items).toEqual([]);
  });

  it('refuses a cursor of another order, and one that it never gave', async () => {
    const { nextCursor = '' } = await list({ sort: 'name', limit: '10' });
    const made = (value: string) =>
      Buffer.from(JSON.stringify(['version', value, '00000000-0000-4000-8000-000000000000'])).toString('base64url');
    for (const cursor of [nextCursor, 'x', made("1'); drop table links; --"), made('99999999999')])
      expect(await list({ sort: 'version', cursor })).toMatchObject({ code: 'invalid_request' });
  });

  it('shows another workspace none of it', async () => {
    const other = await controlPlane.workspace();
    const { nextCursor = '' } = await list({ limit: '10' });
    expect((await list({ search: 'Bakery' }, other.keys.owner)).items).toEqual([]);
    expect((await list({ cursor: nextCursor }, other.keys.owner)).items).toEqual([]);
  });
});
