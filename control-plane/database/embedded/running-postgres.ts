import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type RunningPostgres = { pid: number; port: number };

/** The server that serves this data already, by PostgreSQL's own note of it; undefined when there is none alive. */
export const runningPostgres = (databaseDir: string): RunningPostgres | undefined => {
  const file = join(databaseDir, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const [pid, directory, , port] = readFileSync(file, 'utf8').split('\n');
  const found = { pid: Number(pid), port: Number(port) };
  return directory === databaseDir && found.port > 0 && isAlive(found.pid) ? found : undefined;
};

export const isAlive = (pid: number): boolean => {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process is a process too
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const politely = 10_000;

/** Asks the server to end all sessions and stop; insists when it has not after a while. */
export const stopPostgres = async (pid: number): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + politely;
    while (isAlive(pid) && Date.now() < deadline) await new Promise((wake) => setTimeout(wake, 20));
  }
};
