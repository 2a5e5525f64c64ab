import { describe, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { createApiKey } from '../../control-plane/api-keys/create-api-key.ts';
import { announce } from '../../control-plane/live/announce.ts';
import { startTestControlPlane } from '../support/start-control-plane.ts';
import { becomeFirstOwner, openBrowser } from './open-dashboard.ts';
import { seedLinks } from './seed-fleet.ts';

const controlPlane = await startTestControlPlane();
const { deps } = controlPlane;
const browser = await openBrowser();
const page = await browser.page();
await becomeFirstOwner(page, controlPlane);
const { id: workspaceId } = await deps.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow();
const [loading = '', unheard = '', busy = ''] = (await seedLinks(controlPlane, workspaceId, 3)).map(({ id }) => id);
const { secret } = await createApiKey(
  deps,
  deps.db,
  { workspaceId, who: 'test', from: null },
  {
    name: 'renames',
    role: 'operator',
  },
);

const rename = (id: string, name: string) => controlPlane.call(secret, 'PATCH', `/api/v1/links/${id}`, { name });

declare global {
  var heard: Promise<void>;
}

/** Resolves when the page's browser has been told of what is changed: by a stream beside the page's own. */
const hears = async (of: Page, change: () => Promise<unknown>): Promise<void> => {
  await of.evaluate(
    () =>
      new Promise<void>((opened) => {
        const beside = new EventSource('/api/v1/live');
        beside.onopen = () => opened();
        globalThis.heard = new Promise((resolve) => (beside.onmessage = () => (beside.close(), resolve())));
      }),
  );
  await change();
  await of.evaluate(() => globalThis.heard);
};

const heading = (name: string) => page.getByRole('heading', { name, level: 1 });

describe('an open page', () => {
  it('shows what has changed between the answer that it waits for and its arrival', async () => {
    const answer = `**/api/v1/links/${loading}`;
    let answers = 0;
    await page.route(answer, async (route) => {
      const response = await route.fetch();
      if (answers++ === 0) await hears(page, () => rename(loading, 'Renamed while loading'));
      await route.fulfill({ response });
    });
    await page.goto(`${controlPlane.url}/links/${loading}`);
    await heading('Renamed while loading').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
  });

  it('shows what has changed while the control plane could not hear its database', async () => {
    await page.goto(`${controlPlane.url}/links/${unheard}`);
    await heading('Cinema 00002').waitFor();
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'stackery-live' and datname = current_database()`.execute(deps.db);
    await rename(unheard, 'Renamed unheard');
    await heading('Renamed unheard').waitFor();
  });

  it('is read again however fast the changes come', async () => {
    const answer = `**/api/v1/links/${busy}`;
    await page.goto(`${controlPlane.url}/links/${busy}`);
    await heading('Library 00003').waitFor();
    await page.route(answer, async (route) => {
      const response = await route.fetch();
      await pause(500);
      await route.fulfill({ response });
    });
    let shown = false;
    const changes = (async () => {
      for (; !shown; await pause(50)) await announce(deps.db, workspaceId, 'link', busy);
    })();
    await rename(busy, 'Renamed in a crowd');
    await heading('Renamed in a crowd')
      .waitFor()
      .finally(() => (shown = true));
    await changes;
    await page.unrouteAll({ behavior: 'wait' });
  });
});
