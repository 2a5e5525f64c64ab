import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { PostgresFiles } from './postgres-files.ts';

export type RunningProgram = { child: ChildProcess; ended: Promise<number | null>; lastWords(): string };

/** Starts one of PostgreSQL's programs, as the user who may, and keeps what it last said. */
export const runProgram = ({ programs, user }: PostgresFiles, name: string, args: string[]): RunningProgram => {
  const words: string[] = [];
  const file = join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  const child = spawn(file, args, {
    ...user,
    // in a group of its own: Ctrl-C in a terminal is for us, and we stop the server when nobody needs it any more
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const listen = (chunk: Buffer) => {
    words.push(chunk.toString().trim());
    words.splice(0, words.length - 5);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const ended = new Promise<number | null>((done) => {
    child.once('close', (code) => done(code));
    child.once('error', (error) => {
      words.push(error.message);
      done(null);
    });
  });
  return { child, ended, lastWords: () => words.join(' ') };
};
