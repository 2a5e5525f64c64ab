import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export type RunningPostgres = { pid: number; port: number };

/** The server that runs on this folder already, as its own postmaster.pid says; a stale file counts for nothing. */
export const runningPostgres = async (databaseDir: string): Promise<RunningPostgres | undefined> => {
  const text = await readFile(join(databaseDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = text.split('\n').map(Number);
  return pid && port && isAlive(pid) ? { pid, port } : undefined;
};

/** Fast shutdown: clients are cut off, nothing is lost. */
export const stopPostgres = async ({ pid }: RunningPostgres): Promise<void> => {
  process.kill(pid, 'SIGINT');
  const limit = Date.now() + 15_000;
  while (isAlive(pid)) {
    if (Date.now() > limit) throw new Error(`PostgreSQL (pid ${pid}) did not stop within 15 s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
