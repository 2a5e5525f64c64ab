import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { postgresFiles, type PostgresFiles } from './postgres-files.ts';
import { runProgram } from './run-program.ts';
import { isAlive, runningPostgres, stopPostgres } from './running-postgres.ts';

export type EmbeddedDatabase = { url: string; close(): Promise<void> };

const patience = 30_000;

/**
 * A real PostgreSQL from npm, its data kept below `dataDir`; for use on one machine. A server that runs already is
 * used: another process' of ours (as when a command is run beside `npm start`) is left alone at the end, one whose
 * starter was killed is taken over.
 */
export const startEmbeddedPostgres = async (
  dataDir: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedDatabase> => {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  const files = await postgresFiles(folder);
  const password = await readOrMakePassword(join(folder, 'postgres-password'));
  const owner = join(folder, 'postgres-owner');
  const urlAt = (port: number) => `postgres://stackery:${password}@127.0.0.1:${port}/postgres`;

  const running = runningPostgres(files.databaseDir);
  if (running && existsSync(owner) && isAlive(Number(await readFile(owner, 'utf8')))) {
    await untilReady(urlAt(running.port));
    return { url: urlAt(running.port), close: async () => {} };
  }
  await writeFile(owner, String(process.pid));
  if (!existsSync(join(files.databaseDir, 'PG_VERSION'))) await initialise(files, password);
  const { pid, port } = running ?? (await start(files, settings));
  const stopAtExit = () => process.kill(pid, 'SIGINT');
  process.once('exit', stopAtExit);
  const close = async () => {
    process.off('exit', stopAtExit);
    await stopPostgres(pid);
    await rm(owner, { force: true });
  };
  try {
    await untilReady(urlAt(port));
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urlAt(port), close };
};

const readOrMakePassword = async (file: string): Promise<string> => {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim();
  const password = randomBytes(24).toString('hex');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
};

const initialise = async (files: PostgresFiles, password: string): Promise<void> => {
  const { databaseDir, user } = files;
  // what a broken-off attempt has left would be refused; there is no data in it yet
  await rm(databaseDir, { recursive: true, force: true });
  await mkdir(databaseDir, { recursive: true, mode: 0o700 });
  const passwordFile = join(databaseDir, '..', `initial-password-${process.pid}`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) {
    await chmod(dirname(databaseDir), 0o711);
    for (const path of [databaseDir, passwordFile]) await chown(path, user.uid, user.gid);
  }
  try {
    const flags = [
      '--username=stackery',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ];
    const { ended, lastWords } = runProgram(files, 'initdb', [`--pgdata=${databaseDir}`, '--no-sync', ...flags]);
    if ((await ended) !== 0) throw new Error(`The embedded PostgreSQL could not be set up: ${lastWords()}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
};

const start = async (files: PostgresFiles, settings: Record<string, string>) => {
  const port = await freePort();
  const options = Object.entries({ listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings });
  const flags = options.flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const { child, ended, lastWords } = runProgram(files, 'postgres', [
    '-D',
    files.databaseDir,
    '-p',
    String(port),
    ...flags,
  ]);
  const early = await Promise.race([ended.then(() => true), untilPidFile(files.databaseDir)]);
  if (early || child.pid === undefined) throw new Error(`The embedded PostgreSQL did not start: ${lastWords()}`);
  return { pid: child.pid, port };
};

const untilPidFile = async (databaseDir: string): Promise<false> => {
  const deadline = Date.now() + patience;
  while (!runningPostgres(databaseDir) && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 20));
  return false;
};

const untilReady = async (connectionString: string): Promise<void> => {
  const deadline = Date.now() + patience;
  for (;;) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      return;
    } catch (cause) {
      if (Date.now() > deadline) throw new Error('The embedded PostgreSQL does not answer.', { cause });
      await new Promise((wake) => setTimeout(wake, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
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
