import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { services } from '../../local-aws/services.ts';

type Source = { file: string; text: string };

const readTests = async (folder: string): Promise<Source[]> => {
  const found = await readdir(folder, { recursive: true });
  const files = found.filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      // Roles and users are walked through by the same commands
      return { file, text: `${text.replaceAll('${kind}', 'role')}\n${text.replaceAll('${kind}', 'user')}` };
    }),
  );
};

const kebab = (operation: string): string =>
  operation
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

const row = (sources: Source[], operation: string): string => {
  const sdk = new RegExp(`\\b${operation}(Command)?\\b`);
  const tests = sources
    .filter(({ file, text }) => file.endsWith('.test.ts') && sdk.test(text))
    .map(({ file }) => `\`${file}\``);
  const cli = sources.some(
    ({ file, text }) => file.startsWith('cli/') && new RegExp(`\\b${kebab(operation)}\\b`).test(text),
  );
  return `| ${operation} | ${tests.join(', ')} | ${cli ? 'yes' : ''} |`;
};

/** Which operations local-aws has, and which tests hold each of them to AWS: Markdown, made from the tests. */
export const conformanceTable = async (root: string): Promise<string> => {
  const folder = join(root, 'test', 'local-aws');
  const sources = await readTests(folder);
  const sections = services.map(({ name, operations }) =>
    [
      `### ${name}`,
      '',
      `| operation | tests in ${relative(root, folder)} | run with the AWS CLI |`,
      '|---|---|---|',
      ...Object.keys(operations).map((operation) => row(sources, operation)),
    ].join('\n'),
  );
  return `${sections.join('\n\n')}\n`;
};
