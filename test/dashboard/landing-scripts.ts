import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

const imported = /(?:from|import)\s*"\.\/([^"]+\.js)"/g;

/**
 * Packed bytes of script that the landing page needs before it can be used: its entry, its page, and what these import at
 * once. The charts come after it, whenever the network brings them, and so do the files that only they need.
 */
export const landingScriptBytes = async (page: Page, url: string): Promise<number> => {
  const bodies = new Map<string, Promise<string>>();
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) bodies.set(fileOf(response.url()), response.text());
  });
  await page.goto(url);
  await page.getByText('Accounts linked').waitFor();
  const entries = await page
    .locator('script[type=module][src]')
    .evaluateAll((all) => all.map((one) => String(one.getAttribute('src'))));
  const needed = new Set([
    ...entries.map(fileOf),
    ...[...bodies.keys()].filter((name) => name.startsWith('overview-page')),
  ]);
  let sum = 0;
  for (const name of needed) {
    const body = await bodies.get(name);
    if (body === undefined) throw new Error(`${name} is needed, but was not loaded.`);
    sum += gzipSync(body).length;
    for (const [, next] of body.matchAll(imported)) if (next !== undefined) needed.add(next);
  }
  return sum;
};

const fileOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
