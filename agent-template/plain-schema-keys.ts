import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

const constant = /^const (_\w+) = (".*");$/gm;
const computedKey = /\[(_\w+)\]:/g;

/**
 * The SDK's schemas write their traits with computed keys (`{ [_xN]: 'name' }`), which esbuild must take for code that may do
 * something: it then keeps the schema of every operation of a service for the sake of one. The keys are constants, so they are
 * written out. EC2's client shrinks from 550 KB to 9.
 */
export const plainSchemaKeys: Plugin = {
  name: 'plain-schema-keys',
  setup: ({ onLoad }) =>
    onLoad({ filter: /client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const values = new Map([...text.matchAll(constant)].map(([, name = '', value = '']) => [name, value]));
      const contents = text.replace(computedKey, (key, name: string) =>
        values.has(name) ? `${values.get(name)}:` : key,
      );
      return { contents, loader: 'js' };
    }),
};
