import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const skipped = new Set(['node_modules', 'dist', '.git', '.stackery', '.local-aws']);

const sourceFiles = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    if (skipped.has(name)) return [];
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [path] : [];
  });

const files = sourceFiles(root).map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
const partOf = (path: string): string => path.split(sep)[0] ?? '';

const products = ['agent-template', 'agent', 'notifications-handler', 'control-plane', 'dashboard', 'cli'];
/** Which other part each part may import. Whatever is not listed may import anything: tests, bench, the demo. */
const mayImport: Record<string, string[]> = {
  contract: [],
  'local-aws': [],
  ...Object.fromEntries(products.map((part) => [part, ['contract']])),
};

const imported = (file: { path: string; text: string }): string[] =>
  [...file.text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) =>
    relative(root, resolve(root, dirname(file.path), match[1] ?? '')),
  );

const offences = (rule: (file: { path: string; text: string }) => string[]): string[] =>
  files.flatMap((file) => rule(file).map((what) => `${file.path}: ${what}`));

describe('the parts', () => {
  it('import contract and themselves, nothing else', () => {
    const found = offences((file) => {
      const part = partOf(file.path);
      const allowed = mayImport[part];
      if (!allowed) return [];
      return imported(file).filter((target) => partOf(target) !== part && !allowed.includes(partOf(target)));
    });
    expect(found).toEqual([]);
  });

  it('reach local-aws from tests, bench and the demo only', () => {
    const free = new Set(['test', 'bench', 'demo', 'demo.ts', 'local-aws', 'docs']);
    const found = offences((file) =>
      free.has(partOf(file.path)) ? [] : imported(file).filter((target) => partOf(target) === 'local-aws'),
    );
    expect(found).toEqual([]);
  });

  it('read the environment in config.ts only', () => {
    const found = offences((file) =>
      mayImport[partOf(file.path)] && !/(^|\/)config\.ts$/.test(file.path) && /process\.env\b/.test(file.text)
        ? ['reads process.env']
        : [],
    );
    expect(found).toEqual([]);
  });

  it('have no barrels', () => {
    const found = offences((file) => (/^export \* from|^export \{[^}]*\} from/m.test(file.text) ? ['re-exports'] : []));
    expect(found).toEqual([]);
  });
});

describe('inside the control plane', () => {
  const inside = (file: { path: string }) => partOf(file.path) === 'control-plane';

  it('only aws/ and the release bucket reader import the AWS SDK', () => {
    const found = offences((file) =>
      inside(file) && !file.path.startsWith(join('control-plane', 'aws')) && /from '@aws-sdk\//.test(file.text)
        ? ['imports the AWS SDK']
        : [],
    );
    expect(found).toEqual([]);
  });

  it('only the edge imports Fastify', () => {
    const edge = /(^|\/)(routes|app|server|start|compose|authenticate|[a-z-]*routes)\.ts$|\/plugins\/|\/schemas?\//;
    const found = offences((file) =>
      inside(file) && !edge.test(file.path) && /^import (?!type).*from '(@fastify\/|fastify')/m.test(file.text)
        ? ['imports Fastify']
        : [],
    );
    expect(found).toEqual([]);
  });
});
