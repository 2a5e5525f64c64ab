import type { Config } from './config.ts';
import type { Outcome } from './exit-codes.ts';
import type { Terminal } from './terminal/terminal.ts';

/** What a command is given besides its arguments. */
export type Context = { config: Config; terminal: Terminal };

/** One option or argument. Its key in the command's `options` is its name: `stackName` is `--stack-name`. */
export type Option<Value = unknown> = {
  kind: 'flag' | 'text' | 'list' | 'argument';
  description: string;
  /** What stands for the value in the help text. */
  placeholder?: string;
  required?: boolean;
  /** Carries the type of the value; never set. */
  value?: Value;
};

export const flag = (description: string): Option<boolean> => ({ kind: 'flag', description });
export const text = (placeholder: string, description: string): Option<string | undefined> => ({
  kind: 'text',
  placeholder,
  description,
});
export const requiredText = (placeholder: string, description: string): Option<string> => ({
  kind: 'text',
  placeholder,
  description,
  required: true,
});
export const list = (placeholder: string, description: string): Option<string[]> => ({
  kind: 'list',
  placeholder,
  description,
});
export const argument = (description: string): Option<string | undefined> => ({ kind: 'argument', description });
export const requiredArgument = (description: string): Option<string> => ({
  kind: 'argument',
  description,
  required: true,
});

type Options = Record<string, Option>;
type Values<Of extends Options> = { [Name in keyof Of]: Of[Name] extends Option<infer Value> ? Value : never };
type Run<Given> = (context: Context, values: Given) => Promise<Outcome | undefined | void>;

/** A command: what it is for, what it takes, what it does. */
export type Command = {
  description: string;
  /** Lines shown below the options, each a command line. */
  examples?: string[];
  options: Options;
  run: Run<Record<string, unknown>>;
};

/** Every command has these. */
export const everyCommand = { json: flag('print the result as JSON on standard output, and nothing else there') };

/** The commands that use the caller's own AWS credentials have these, as the AWS CLI does. */
export const withAws = {
  profile: text('name', 'profile of the shared AWS configuration to use'),
  region: text('region', 'AWS region; default AWS_REGION, AWS_DEFAULT_REGION or the region of the profile'),
};

/** Gives `run` the types of the options; parse-arguments makes the values from those same options. */
export const defineCommand = <Of extends Options>(
  command: Omit<Command, 'options' | 'run'> & { options: Of; run: Run<Values<Of>> },
): Command => ({ ...command, run: (context, values) => command.run(context, values as Values<Of>) });
