import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ReleaseError } from './release-error.ts';
import { usage } from './config.ts';

/** True when the module was started by itself, false when another one imports it. */
export const isProgram = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);

/** Runs a release command; the only place where its errors become text and an exit code. */
export const runProgram = async (
  program: (args: string[], say: (line: string) => void) => Promise<void>,
): Promise<void> => {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    console.log(usage);
    return;
  }
  try {
    await program(args, (line) => console.log(line));
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error;
    console.error(`${error.message} (${error.code})\n${error.hint}`);
    process.exitCode = error.code === 'settings_invalid' ? 2 : 1;
  }
};
