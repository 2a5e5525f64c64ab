import { spawn } from 'node:child_process';
import { expect, it } from '@jest/globals';

const minutes = 60_000;

/** Runs `npm run demo -- --once` as npm would, and answers what it said and how it ended. */
const runDemo = (): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' };
    const child = spawn(process.execPath, ['--import', 'tsx', 'demo.ts', '--once'], { env });
    const limit = setTimeout(() => child.kill('SIGTERM'), 5 * minutes);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(limit);
      resolve({ code, output });
    });
  });

it(
  'goes from publishing a release to uninstalling it, each step seen by asking the other side',
  async () => {
    const { code, output } = await runDemo();
    expect(output.trim().split('\n').at(-1)).toMatch(/^demo: 9 steps passed, 0 failed$/);
    expect(code).toBe(0);
  },
  6 * minutes,
);
