import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../control-plane/database/embedded/start-embedded-postgres.ts';
import { prepareChromiumForWorkers } from './chromium.ts';
import { migrateTemplate } from './migrate-template.ts';

/** One PostgreSQL for the whole run, of which each test file clones its own database; and one Chromium. */
const globalSetup = async (): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-test-'));
  // so that the data is kept here, and goes with the folder, also where PostgreSQL runs as another user
  await chmod(folder, 0o755);
  // what is lost in a crash is thrown away anyway, so nothing waits for the disk
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };
  const server = await startEmbeddedPostgres(folder, settings);
  await migrateTemplate(server.url);
  process.env['STACKERY_TEST_DATABASE_URL'] = server.url;
  // without it the tests in a browser fail, each for itself
  await prepareChromiumForWorkers().catch((error: unknown) => console.error('Chromium could not be prepared:', error));
  Object.assign(globalThis, { stackeryTestDatabase: { server, folder } });
};

export default globalSetup;
