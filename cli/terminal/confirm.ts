import { createInterface } from 'node:readline/promises';
import { CliError } from '../cli-error.ts';
import type { Terminal } from './terminal.ts';

/** Refuses at once, before anything is read or made, when a question could not be answered later. */
export const requireAnswerable = (terminal: Terminal, yes: boolean): void => {
  if (yes || terminal.interactive) return;
  throw new CliError(
    'usage',
    'confirmation_needed',
    'This asks before it acts, and there is no terminal to ask on.',
    'Add --yes to answer yes in advance.',
  );
};

/** Asks on standard error. Anything but yes is no. */
export const confirm = async (terminal: Terminal, question: string, yes: boolean): Promise<boolean> => {
  if (yes) return true;
  requireAnswerable(terminal, yes);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await Promise.race([
      lines.question(`${terminal.paint.bold(question)} [y/N] `),
      new Promise<string>((resolve) => lines.once('close', () => resolve(''))),
    ]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
};
