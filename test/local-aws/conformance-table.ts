import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { services } from '../../local-aws/services.ts';
import { blockNames, readOperationTest, type OperationFacts } from './read-operation-test.ts';

export type Conformance = {
  service: string;
  operation: string;
  facts: OperationFacts | undefined;
  /** Whether the run of the real AWS CLI has a command for it. */
  cli: boolean;
  /** Members of its input that are refused by name. */
  lacks: readonly string[];
};

/** Where the signing name is not the name that people know the service by. */
const folders: Record<string, string> = { monitoring: 'cloudwatch' };

const kebab = (operation: string): string =>
  operation
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** The text as it is where `kind` is a role, or a user. */
const ofKind = (text: string, Kind: string): string =>
  text.replaceAll('${Kind}', Kind).replaceAll('${kind}', Kind.toLowerCase());

const readCliCommands = async (folder: string): Promise<string> => {
  const files = (await readdir(folder)).filter((name) => name.endsWith('-commands.ts'));
  const text = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
  // Roles and users are walked through by the same commands
  return `${ofKind(text, 'Role')}\n${ofKind(text, 'User')}`;
};

/** The test of an operation; what roles and users have in the same way is written once, for the kind of owner. */
const readTest = async (folder: string, operation: string): Promise<string> => {
  const read = (name: string) => readFile(join(folder, `${kebab(name)}.ts`), 'utf8').catch(() => undefined);
  const [, before = '', kind = '', after = ''] = /^(.*)(Role|User)(.*)$/.exec(operation) ?? [];
  return (await read(operation)) ?? ofKind((await read(`${before}Owner${after}`)) ?? '', kind);
};

/** Each operation of local-aws with what its test says it is held to. */
export const readConformance = async (root: string): Promise<Conformance[]> => {
  const folder = join(root, 'test', 'local-aws');
  const commands = await readCliCommands(join(folder, 'cli'));
  return Promise.all(
    services.flatMap(({ name, operations }) =>
      Object.entries(operations).map(async ([operation, { lacks = [] }]) => {
        const source = await readTest(join(folder, folders[name] ?? name, 'operations'), operation);
        const cli = new RegExp(`\\b${kebab(operation)}\\b`).test(commands);
        return { service: name, operation, facts: readOperationTest(source), cli, lacks };
      }),
    ),
  );
};

const row = ({ operation, facts, cli }: Conformance): string => {
  const counts = blockNames.map((block) => facts?.counts[block] ?? '').join(' | ');
  const errors = facts?.errors.map((code) => `\`${code}\``).join(', ') ?? '';
  return `| ${operation} | ${counts} | ${cli ? 'yes' : 'no'} | ${errors} |`;
};

const section = (service: string, rows: Conformance[]): string =>
  [
    `## ${service}`,
    '',
    '| operation | shape | validation | behaviour | AWS CLI | refused with |',
    '|---|--:|--:|--:|---|---|',
    ...rows.map(row),
    '',
    'Written from:',
    '',
    ...rows.map(({ operation, facts }) => `- **${operation}**: ${facts?.fact ?? ''}`),
    ...lacking(rows.filter(({ lacks }) => lacks.length > 0)),
  ].join('\n');

const lacking = (rows: Conformance[]): string[] =>
  rows.length === 0
    ? []
    : [
        '',
        'Refused by name with `NotImplemented` when they ask for something:',
        '',
        ...rows.map(({ operation, lacks }) => `- **${operation}**: ${lacks.map((path) => `\`${path}\``).join(', ')}`),
      ];

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

const summaryRow = (service: string, rows: Conformance[]): string => {
  const counts = blockNames.map((block) => sum(rows.map(({ facts }) => facts?.counts[block] ?? 0))).join(' | ');
  return `| ${service} | ${rows.length} | ${counts} | ${rows.filter(({ cli }) => cli).length} |`;
};

/** Which operations local-aws has, and what holds each of them to AWS: Markdown, made from the tests. */
export const conformanceTable = async (root: string): Promise<string> => {
  const all = await readConformance(root);
  const by = services.map(({ name }) => ({ name, rows: all.filter(({ service }) => service === name) }));
  const summary = [
    '| service | operations | shape | validation | behaviour | AWS CLI |',
    '|---|--:|--:|--:|--:|--:|',
    ...by.map(({ name, rows }) => summaryRow(name, rows)),
    summaryRow('**all**', all),
  ].join('\n');
  return [summary, ...by.map(({ name, rows }) => section(name, rows))].join('\n\n');
};
