#!/usr/bin/env node
import { commands } from './commands.ts';
import { readConfig, wantsColour } from './config.ts';
import { parseArguments } from './parse-arguments.ts';
import { reportError } from './report-error.ts';
import { exitCodes } from './exit-codes.ts';
import { openTerminal } from './terminal/terminal.ts';

const words = process.argv.slice(2);
const terminal = openTerminal({ json: words.includes('--json'), colour: wantsColour() });
try {
  const config = readConfig();
  const request = await parseArguments(commands, words);
  const outcome = request ? await request.run({ config, terminal }) : 'done';
  process.exitCode = exitCodes[outcome ?? 'done'];
} catch (error) {
  process.exitCode = reportError(terminal, error);
}
