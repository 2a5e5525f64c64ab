import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCli } from '../../cli/build.ts';

export type CliRun = { code: number; stdout: string; stderr: string };
type StartedRun = { text: { stdout: string; stderr: string }; ended: Promise<CliRun> };
export type Cli = {
  run: (args: string[], env?: Record<string, string>, input?: string) => Promise<CliRun>;
  /** The same for whoever has to act before it ends: `text` is what it has said so far. */
  start: (args: string[], env?: Record<string, string>, input?: string) => StartedRun;
  remove: () => Promise<void>;
};

/** Builds the CLI as `npm install` does and runs it as a user would: as a program, with nothing but the given environment. */
export const openCli = async (): Promise<Cli> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-cli-'));
  const entry = await buildCli(join(folder, 'bin'));
  const start: Cli['start'] = (args, env = {}, input = '') => startRun(entry, args, { HOME: folder, ...env }, input);
  return {
    run: (...words) => start(...words).ended,
    start,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

const startRun = (entry: string, args: string[], env: Record<string, string>, input: string): StartedRun => {
  // Through the shebang, as a shell would.
  const child = spawn(entry, args, { env: { PATH: process.env['PATH'] ?? '', ...env }, timeout: 120_000 });
  const text = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()));
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 128 : 1), ...text }));
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return { text, ended };
};
