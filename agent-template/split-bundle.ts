import { transform, type OutputFile } from 'esbuild';
import { gatherSmallChunks } from './gather-small-chunks.ts';

/**
 * esbuild splits only ES modules, and Lambda loads those several times slower than CommonJS: so what was split is turned into
 * CommonJS, file by file. A chunk that nobody asks for is then never even read.
 */
export const toCommonJs = async (files: OutputFile[], entries: string[]): Promise<Record<string, Uint8Array>> => {
  const modules = Object.fromEntries(files.map(({ path, text }) => [path.slice(path.lastIndexOf('/') + 1), text]));
  const converted = Object.entries(modules).map(async ([name, text]): Promise<[string, string]> => {
    const { code } = await transform(text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minify: true,
      legalComments: 'none',
      // a single other letter makes V8 keep the whole file in twice the memory
      charset: 'ascii',
      // import() would send each chunk through the loader of ES modules
      supported: { 'dynamic-import': false },
    });
    return [name, code];
  });
  const sources = gatherSmallChunks(Object.fromEntries(await Promise.all(converted)), neededAtOnce(modules, entries));
  return Object.fromEntries(Object.entries(sources).map(([name, code]) => [name, Buffer.from(code)]));
};

/** The entries, and what they import before any of their code runs. */
const neededAtOnce = (modules: Record<string, string>, entries: string[]): Set<string> => {
  const found = new Set(entries);
  for (const name of found)
    for (const [, asked] of (modules[name] ?? '').matchAll(/\b(?:from|import)\s*"\.\/(chunk-\w+\.js)"/g))
      if (asked !== undefined) found.add(asked);
  return found;
};
