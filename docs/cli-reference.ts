import { everyCommand, type Command, type Option } from '../cli/command.ts';
import { commands } from '../cli/commands.ts';

/** Every command with its options and examples, from the same definitions that make its help. */
export const cliReference = async (): Promise<string> => {
  const sections: string[] = [];
  for (const { words, load } of commands) sections.push(section(words.join(' '), await load()));
  const overview = commands.map(
    ({ words, summary }) => `| [\`stackery ${words.join(' ')}\`](#stackery-${words.join('-')}) | ${summary} |`,
  );
  return [['| command | does |', '| --- | --- |', ...overview].join('\n'), ...sections].join('\n\n');
};

const section = (name: string, { description, options, examples = [] }: Command): string => {
  const all: Record<string, Option> = { ...options, ...everyCommand };
  const given = Object.entries(all).flatMap(([key, option]) =>
    option.kind === 'argument' ? argument(key, option) : [],
  );
  const rows = Object.entries(all).map(([key, option]) => `| \`${shown(key, option)}\` | ${option.description} |`);
  return [
    `## stackery ${name}`,
    description,
    `\`\`\`sh\nstackery ${[name, ...given].join(' ')} [options]\n\`\`\``,
    ['| | |', '| --- | --- |', ...rows].join('\n'),
    ...(examples.length ? [`\`\`\`sh\n${examples.join('\n')}\n\`\`\``] : []),
  ].join('\n\n');
};

const dashed = (key: string): string => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const argument = (key: string, { required }: Option): string => (required ? `<${dashed(key)}>` : `[${dashed(key)}]`);

const shown = (key: string, option: Option): string => {
  if (option.kind === 'argument') return argument(key, option);
  const value = option.kind === 'flag' ? '' : ` <${option.placeholder ?? 'value'}>`;
  return `--${dashed(key)}${value}${option.required ? ' (required)' : ''}`;
};
