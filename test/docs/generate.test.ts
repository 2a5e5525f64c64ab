import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { generatedDocs } from '../../docs/generate.ts';

// it reads every test of an operation, which takes a while on a busy machine whose cache is cold
const longest = 180_000;

it(
  'keeps the generated documents true: `npm run docs` writes them anew',
  async () => {
    for (const [name, text] of Object.entries(await generatedDocs()))
      expect({ name, text: readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8') }).toEqual({
        name,
        text,
      });
  },
  longest,
);
