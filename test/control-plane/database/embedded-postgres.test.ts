import { afterAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../../control-plane/database/embedded/start-embedded-postgres.ts';

const folders: string[] = [];
afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});
const newFolder = async (mode = 0o755) => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-embedded-'));
  await chmod(folder, mode);
  folders.push(folder);
  return folder;
};
const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ value: number }>(text)).rows[0]?.value;
  } finally {
    await client.end();
  }
};

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one start to the next', async () => {
    const folder = join(await newFolder(), 'data');
    const first = await startEmbeddedPostgres(folder);
    await query(first.url, 'create table kept as select 7 as value');
    await first.close();
    const second = await startEmbeddedPostgres(folder);
    expect(await query(second.url, 'select value from kept')).toBe(7);
    await second.close();
  });

  it('is shared with a command that runs beside its owner, and outlives that', async () => {
    const folder = await newFolder();
    const owner = await startEmbeddedPostgres(folder);
    const guest = await startEmbeddedPostgres(folder);
    expect(guest.url).toBe(owner.url);
    await guest.close();
    expect(await query(owner.url, 'select 1 as value')).toBe(1);
    await owner.close();
    await expect(query(owner.url, 'select 1 as value')).rejects.toThrow();
  });

  it('starts below a folder that only its owner may enter', async () => {
    const folder = join(await newFolder(0o700), 'data');
    // where the data goes when PostgreSQL's user cannot enter
    const elsewhere = createHash('sha256').update(folder).digest('hex').slice(0, 16);
    folders.push(join(tmpdir(), 'stackery-postgres', elsewhere));
    const server = await startEmbeddedPostgres(folder);
    expect(await query(server.url, 'select 1 as value')).toBe(1);
    await server.close();
  });

  it('is taken over when its owner was killed, and then stopped with the new one', async () => {
    const folder = await newFolder();
    const module = new URL('../../../control-plane/database/embedded/start-embedded-postgres.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(module)}).then(async ({ startEmbeddedPostgres }) => {
      console.log((await startEmbeddedPostgres(${JSON.stringify(folder)})).url);
      setInterval(() => {}, 1000);
    })`;
    const owner = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((found) => owner.stdout.once('data', (text) => found(String(text).trim())));
    const gone = new Promise((done) => owner.once('close', done));
    owner.kill('SIGKILL');
    await gone;
    const next = await startEmbeddedPostgres(folder);
    expect(next.url).toBe(url);
    await next.close();
    await expect(query(url, 'select 1 as value')).rejects.toThrow();
  });
});
