import { sql } from 'kysely';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ControlPlane } from '../../control-plane/start.ts';
import { landingScriptBytes } from '../../test/dashboard/landing-scripts.ts';
import { prepareChromium } from '../../test/support/chromium.ts';
import { makeFleet, type Fleet, type Session } from '../make-fleet.ts';
import { byTurns, type Measurement, type Row } from '../measurement.ts';
import { startBenchControlPlane } from '../start-bench-control-plane.ts';

const turns = 9;
const landingBudget = 300;

/** What a person waits for: from the address to the content, in a browser that has nothing cached. */
const views: { what: string; path: string; ready: (page: Page) => Promise<void> }[] = [
  { what: 'overview', path: '/', ready: (page) => page.getByText('Accounts linked').waitFor() },
  { what: 'linked accounts', path: '/links', ready: (page) => page.getByText('Bakery 00001').waitFor() },
  {
    what: 'linked accounts, filtered',
    path: '/links',
    ready: async (page) => {
      await page.getByRole('searchbox').fill('00049');
      await page.getByText('Bakery 00001').waitFor({ state: 'detached' });
      await page.getByText('Bakery 00049').waitFor();
    },
  },
];

/** The pages of a large fleet beside those of a small one, in the same browser and database: size must not be felt. */
export const dashboard: Measurement = {
  name: 'dashboard',
  async measure(say) {
    say('starting a control plane and Chromium');
    const controlPlane = await startBenchControlPlane();
    const browser = await chromium.launch(await prepareChromium());
    try {
      say('making a fleet of 50 accounts with 1,000 stack events, and one of 10,000 with 1,000,000');
      const small = await makeFleet(controlPlane, browser, { links: 50, events: 1_000 });
      const large = await makeFleet(controlPlane, browser, { links: 10_000, events: 1_000_000 });
      await sql`vacuum analyze`.execute(controlPlane.deps.db);
      const rows: Row[] = [await landingWeight(controlPlane, browser, large)];
      for (const { what, path, ready } of views) {
        say(`opening ${what} ${turns} times in each`);
        const open = ({ session }: Fleet) => timeOf(browser, session, `${controlPlane.url}${path}`, ready);
        const times = await byTurns(turns, { small: () => open(small), large: () => open(large) });
        const beside = { name: '50 accounts', value: times.small };
        rows.push({ what: `${what}, 10,000 accounts`, ours: times.large, beside, unit: 'ms', aim: '1.5' });
      }
      const times = await byTurns(turns, {
        small: () => readTimeline(controlPlane, small),
        large: () => readTimeline(controlPlane, large),
      });
      const beside = { name: '1,000 events', value: times.small };
      rows.push({ what: 'timeline of 1,000,000 events', ours: times.large, beside, unit: 'ms', aim: '1.5' });
      return rows;
    } finally {
      await browser.close();
      await controlPlane.close();
    }
  },
};

const timeOf = async (
  browser: Browser,
  session: Session,
  url: string,
  ready: (page: Page) => Promise<void>,
): Promise<number> => {
  const context = await browser.newContext({ storageState: session });
  try {
    const page = await context.newPage();
    const start = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await ready(page);
    // what is drawn answers only once the main thread is free again
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    return performance.now() - start;
  } finally {
    await context.close();
  }
};

/** Script that the landing page needs before it can be used, packed; its charts come after it. */
const landingWeight = async ({ url }: ControlPlane, browser: Browser, { session }: Fleet): Promise<Row> => {
  const context = await browser.newContext({ storageState: session });
  try {
    const ours = (await landingScriptBytes(await context.newPage(), url)) / 1024;
    const beside = { name: 'limit', value: landingBudget };
    return { what: 'script of the landing page, packed', ours, beside, unit: 'KB', aim: '1' };
  } finally {
    await context.close();
  }
};

const readTimeline = async ({ url }: ControlPlane, { apiKey, linkId }: Fleet): Promise<number> => {
  const start = performance.now();
  const response = await fetch(`${url}/api/v1/links/${linkId}/stacks/orders/events?limit=100`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  if (!response.ok) throw new Error(`The control plane answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - start;
};
