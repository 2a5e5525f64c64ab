import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';

/** As such stand-ins run a function: unpacked into a folder, required by a plain node, one line in and one line out. */
const worker = `
const readline = require('node:readline');
const path = require('node:path');
process.stdout.write = process.stderr.write.bind(process.stderr);
readline.createInterface({ input: process.stdin, terminal: false }).once('line', async (line) => {
  const { folder, handler, event } = JSON.parse(line);
  const [file, name] = handler.split('.');
  const context = { getRemainingTimeInMillis: () => 300000, done() {}, succeed() {}, fail() {} };
  try {
    await require(path.resolve(folder, file))[name](event, context, () => {});
    process.exit(0);
  } catch (error) {
    process.stderr.write(String(error && error.stack));
    process.exit(1);
  }
});
`;

const limitMs = 60_000;

export const runForeignFunction = async (
  zip: Uint8Array,
  handler: string,
  event: unknown,
  env: Record<string, string>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'foreign-function-'));
  for (const [name, bytes] of Object.entries(unzipSync(zip))) writeFileSync(join(folder, name), bytes);
  const child = spawn(process.execPath, ['-e', worker], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.end(`${JSON.stringify({ folder, handler, event })}\n`);
  const code = await ended;
  clearTimeout(timer);
  rmSync(folder, { recursive: true, force: true });
  if (code !== 0) throw new Error(`The function ended with ${code}: ${said}`);
};
