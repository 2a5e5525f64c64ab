import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type BuildFailure, type OutputFile } from 'esbuild';
import { root } from './config.ts';
import { http1Only } from './http-1-only.ts';
import { plainSchemaKeys } from './plain-schema-keys.ts';
import { ReleaseError } from './release-error.ts';
import { toCommonJs } from './split-bundle.ts';

/** File in the zip by entry point. Both handlers share one zip, so every region runs the same bytes. */
const entries = {
  commander: 'agent/handler.ts',
  'notifications-handler': 'notifications-handler/handler.ts',
};

/**
 * Both handlers as CommonJS, with the AWS SDK inside: what Lambda's runtime carries differs by region and month. In chunks,
 * so that an invocation loads only what its request needs.
 */
export const bundleAgent = async (source: string, version: string): Promise<Record<string, Uint8Array>> => {
  const stage = stageSource(source);
  try {
    return await toCommonJs(
      await bundle(stage, version),
      Object.keys(entries).map((name) => `${name}.js`),
    );
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
};

/** esbuild orders and names by path. From links in a folder that always looks the same, the same source gives the same bytes. */
const stageSource = (source: string): string => {
  const stage = mkdtempSync(join(tmpdir(), 'stackery-bundle-'));
  for (const part of ['agent', 'contract', 'notifications-handler']) symlinkSync(join(source, part), join(stage, part));
  symlinkSync(join(root, 'node_modules'), join(stage, 'node_modules'));
  return stage;
};

const bundle = async (stage: string, version: string): Promise<OutputFile[]> => {
  const result = await build({
    absWorkingDir: stage,
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: join(stage, path), out })),
    outdir: join(stage, 'dist'),
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    chunkNames: 'chunk-[hash]',
    mainFields: ['module', 'main'],
    // Every client is given the function's own credentials.
    alias: { '@aws-sdk/credential-provider-node': join(stage, 'agent/aws/no-other-credentials.ts') },
    plugins: [plainSchemaKeys, http1Only],
    minify: true,
    legalComments: 'none',
    define: { STACKERY_VERSION: JSON.stringify(version) },
    preserveSymlinks: true,
    // no tsconfig of whatever folder the source is in
    tsconfigRaw: { compilerOptions: { target: 'es2022', verbatimModuleSyntax: true } },
    logLevel: 'silent',
  }).catch((error: BuildFailure) => {
    const first = error.errors?.[0];
    const where = first?.location ? ` (${first.location.file}:${first.location.line})` : '';
    throw new ReleaseError(
      'bundle_failed',
      `The agent could not be bundled: ${first?.text ?? error.message}${where}`,
      'Correct the source that is named, then build again.',
      error,
    );
  });
  return result.outputFiles;
};
