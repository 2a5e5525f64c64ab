import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

export type Child = { pid: number; output: () => string; stop: () => Promise<void> };
export type Finished = { code: number; stdout: string; stderr: string };

/** What every child may know of this machine; nothing else is inherited, above all no AWS setting of the user's own. */
export const plainEnvironment = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: process.env['HOME'] ?? '',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...(process.env['TMPDIR'] ? { TMPDIR: process.env['TMPDIR'] } : {}),
});

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const collect = (child: ChildProcess): { stdout: () => string; stderr: () => string } => {
  const text = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  return { stdout: () => text.stdout, stderr: () => text.stderr };
};

const exited = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));

/** Starts a program of ours and waits until `ready` answers; stopped by its pid. */
export const startChild = async (
  name: string,
  args: string[],
  env: Record<string, string>,
  ready: () => Promise<boolean>,
): Promise<Child> => {
  const child = spawn(process.execPath, args, {
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = collect(child);
  const end = exited(child);
  let code: number | undefined;
  void end.then((value) => (code = value));
  const output = () => text.stdout() + text.stderr();
  const limit = Date.now() + 60_000;
  while (!(await ready().catch(() => false))) {
    if (code !== undefined) throw new Error(`${name} ended with ${code} before it was ready:\n${output()}`);
    if (Date.now() > limit) throw new Error(`${name} was not ready within a minute:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    if (code !== undefined) return;
    child.kill('SIGTERM');
    const hard = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await end;
    clearTimeout(hard);
  };
  return { pid: child.pid ?? 0, output, stop };
};

/** Runs a command to its end. */
export const runToEnd = async (
  args: string[],
  env: Record<string, string>,
  onLine: (line: string) => void = () => {},
): Promise<Finished> => {
  const child = spawn(process.execPath, args, {
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const text = collect(child);
  const lines = (chunk: Buffer) =>
    chunk
      .toString()
      .split('\n')
      .filter((line) => line.trim())
      .forEach((line) => onLine(line.trim()));
  child.stderr?.on('data', lines);
  const code = await exited(child);
  return { code, stdout: text.stdout(), stderr: text.stderr() };
};
