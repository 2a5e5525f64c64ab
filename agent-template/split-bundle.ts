import { transform, type OutputFile } from 'esbuild';

/**
 * esbuild splits only ES modules, and Lambda loads those several times slower than CommonJS: so what was split is turned into
 * CommonJS, file by file. A chunk that nobody asks for is then never even read.
 */
export const toCommonJs = async (files: OutputFile[]): Promise<Record<string, Uint8Array>> => {
  const converted = files.map(async (file): Promise<[string, Uint8Array]> => {
    const { code } = await transform(file.text, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minify: true,
      legalComments: 'none',
      charset: 'utf8',
      // import() would send each chunk through the loader of ES modules
      supported: { 'dynamic-import': false },
    });
    return [file.path.slice(file.path.lastIndexOf('/') + 1), Buffer.from(code)];
  });
  return Object.fromEntries(await Promise.all(converted));
};
