import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const env = { PATH: process.env['PATH'] ?? '', AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

/** Milliseconds that a fresh Node.js takes for `require(file)`, by its own clock, without its own start. */
export const requireTime = async (file: string): Promise<number> => {
  const program = `const t = process.hrtime.bigint(); require(${JSON.stringify(file)}); console.log(Number(process.hrtime.bigint() - t) / 1e6);`;
  const { stdout } = await run(process.execPath, ['-e', program], { env });
  return Number(stdout.trim().split('\n').at(-1));
};

/** Milliseconds from start to end of a command. */
export const commandTime = async (args: string[]): Promise<number> => {
  const start = performance.now();
  await run(process.execPath, args, { env });
  return performance.now() - start;
};
