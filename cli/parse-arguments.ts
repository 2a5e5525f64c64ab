import { Command as Program, CommanderError, Option as ProgramOption } from 'commander';
import { CliError } from './cli-error.ts';
import { everyCommand, type Command, type Context, type Option } from './command.ts';
import { groups, type CommandEntry } from './commands.ts';
import type { Outcome } from './exit-codes.ts';
import { version } from './version.ts';

export type RequestedCommand = { run: (context: Context) => Promise<Outcome | undefined | void> };

/** Finds the command that the words ask for; undefined when they asked for help or the version, which is printed. */
export const parseArguments = async (
  commands: CommandEntry[],
  words: string[],
): Promise<RequestedCommand | undefined> => {
  let requested: RequestedCommand | undefined;
  const program = quiet(new Program('stackery'))
    .description('Manage infrastructure in AWS accounts: link them, propose changes, execute them.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    // `--version` of a command is its own.
    .enablePositionalOptions()
    .addHelpText('after', '\nSign in with `stackery login`, or set STACKERY_URL and STACKERY_API_KEY.');
  const made = new Map<string, Program>();
  for (const [name, description] of Object.entries(groups))
    made.set(name, quiet(program.command(name)).description(description).helpCommand(false));
  for (const { words: own, summary, load } of commands) {
    const [verb = '', group] = [...own].reverse();
    const parent = group === undefined ? program : made.get(group);
    if (!parent) continue;
    const leaf = quiet(parent.command(verb)).summary(summary).description(summary);
    if (!own.every((word, index) => words[index] === word)) continue;
    const definition = await load();
    const finish = declare(leaf, definition);
    leaf.action(() => {
      requested = { run: (context) => definition.run(context, finish()) };
    });
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return asked(error, commands, words);
    throw error;
  }
  return requested;
};

/** Commander throws instead of exiting, and leaves the wording of errors to report-error. */
const quiet = (program: Program): Program =>
  program
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .showSuggestionAfterError(true);

const asked = (error: CommanderError, commands: CommandEntry[], words: string[]): undefined => {
  if (error.exitCode === 0) return undefined;
  const known = commands.find((entry) => entry.words.every((word, index) => words[index] === word))?.words;
  const group = words[0] && groups[words[0]] ? [words[0]] : [];
  const help = `See \`${['stackery', ...(known ?? group), '--help'].join(' ')}\`.`;
  // Without a verb Commander has printed the group's help; there is no message beside it.
  const message =
    error.code === 'commander.help' ? 'name one of these commands' : error.message.replace(/^error: /, '');
  throw new CliError('usage', 'usage', sentence(message), help);
};

/** Commander's wording, which ends in a suggestion on a line of its own, as a sentence. */
const sentence = (message: string): string => {
  const [first = '', suggestion] = message.split('\n');
  const text = `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/\.$/, '')}.`;
  return suggestion ? `${text} ${suggestion.replace(/^\(|\)$/g, '')}` : text;
};

/** Puts the options on the command; the answer reads their values once the words are parsed. */
const declare = (leaf: Program, { description, examples, options }: Command): (() => Record<string, unknown>) => {
  leaf.description(description).helpOption('-h, --help', 'show help').allowExcessArguments(false);
  const all: Record<string, Option> = { ...options, ...everyCommand };
  const names = Object.keys(all).filter((name) => all[name]?.kind === 'argument');
  for (const [name, option] of Object.entries(all)) {
    if (option.kind === 'argument')
      leaf.argument(option.required ? `<${dashed(name)}>` : `[${dashed(name)}]`, option.description);
    else leaf.addOption(programOption(name, option));
  }
  if (examples) leaf.addHelpText('after', `\nExamples:\n${examples.map((line) => `  $ ${line}`).join('\n')}`);
  return () => ({ ...absent(all), ...leaf.opts(), ...named(names, leaf.processedArgs) });
};

/** What stands for options that were not given. */
const absent = (options: Record<string, Option>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(options).map(([name, { kind }]) => [
      name,
      kind === 'flag' ? false : kind === 'list' ? [] : undefined,
    ]),
  );

const named = (names: string[], values: unknown[]): Record<string, unknown> =>
  Object.fromEntries(names.map((name, index) => [name, values[index]]));

const programOption = (name: string, option: Option): ProgramOption => {
  const value = option.kind === 'flag' ? '' : ` <${option.placeholder ?? 'value'}>`;
  const made = new ProgramOption(`--${dashed(name)}${value}`, option.description);
  if (option.kind === 'list') made.argParser((word: string, before: string[] = []) => [...before, word]);
  if (option.required) made.makeOptionMandatory();
  return made;
};

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
