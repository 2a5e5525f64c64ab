import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const env = { PATH: process.env['PATH'] ?? '', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** Milliseconds that a fresh Node.js takes to `require` these files in turn, by its own clock, without its own start. */
export const requireTime = async (...files: string[]): Promise<number> => {
  const program = `const t = process.hrtime.bigint(); for (const file of ${JSON.stringify(files)}) require(file); console.log(Number(process.hrtime.bigint() - t) / 1e6);`;
  const { stdout } = await run(process.execPath, ['-e', program], { env });
  return Number(lastLine(stdout));
};

export type HandlerRun = {
  /** What was loaded for it, in order. */
  files: string[];
  /** The most memory that the process ever held, in MB: what Lambda reports as "Max Memory Used". */
  maxMemory: number;
};

/** Runs a handler once in a fresh Node.js, as Lambda does, with nothing but these settings in its environment. */
export const runHandler = async (
  file: string,
  event: unknown,
  settings: Record<string, string>,
): Promise<HandlerRun> => {
  const program = `
    const { handler } = require(${JSON.stringify(file)});
    handler(${JSON.stringify(event)}, { getRemainingTimeInMillis: () => 120000 }).then(() => {
      const maxMemory = process.resourceUsage().maxRSS / 1024;
      console.log(JSON.stringify({ files: Object.keys(require.cache), maxMemory }));
      process.exit(0);
    });`;
  const { stdout } = await run(process.execPath, ['-e', program], { env: { ...env, ...settings } });
  return JSON.parse(lastLine(stdout)) as HandlerRun;
};

/** Milliseconds from start to end of a command. */
export const commandTime = async (args: string[]): Promise<number> => {
  const start = performance.now();
  await run(process.execPath, args, { env });
  return performance.now() - start;
};
