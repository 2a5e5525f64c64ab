import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli } from '../../cli/build.ts';

export type CliRun = { code: number; stdout: string; stderr: string };
export type Cli = {
  run: (args: string[], env?: Record<string, string>, input?: string) => Promise<CliRun>;
  remove: () => Promise<void>;
};

/** Builds the CLI as `npm install` does and runs it as a user would: as a program, with nothing but the given environment. */
export const openCli = async (): Promise<Cli> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-cli-'));
  const entry = await buildCli(join(folder, 'bin'));
  return {
    run: (args, env = {}, input = '') => runToEnd(entry, args, { HOME: folder, ...env }, input),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

const runToEnd = (entry: string, args: string[], env: Record<string, string>, input: string): Promise<CliRun> =>
  new Promise((resolve, reject) => {
    // Through the shebang, as a shell would.
    const child = spawn(entry, args, { env: { PATH: process.env['PATH'] ?? '', ...env }, timeout: 120_000 });
    const text = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), ...text }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
