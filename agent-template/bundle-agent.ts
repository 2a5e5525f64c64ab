import { join } from 'node:path';
import { build, type BuildFailure } from 'esbuild';
import { root } from './config.ts';
import { ReleaseError } from './release-error.ts';

/** File in the zip by entry point. Both handlers share one zip, so every region runs the same bytes. */
const entries = {
  commander: 'agent/handler.ts',
  'notifications-handler': 'notifications-handler/handler.ts',
};

/** Both handlers as CommonJS, with the AWS SDK inside: what Lambda's runtime carries differs by region and month. */
export const bundleAgent = async (source: string, version: string): Promise<Record<string, Uint8Array>> => {
  const result = await build({
    absWorkingDir: source,
    entryPoints: Object.entries(entries).map(([out, path]) => ({ in: join(source, path), out })),
    outdir: join(source, 'dist'),
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    define: { STACKERY_VERSION: JSON.stringify(version) },
    // A copy of the source elsewhere gives the same bytes: same packages, and no tsconfig of whatever folder it is in.
    nodePaths: [join(root, 'node_modules')],
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
  return Object.fromEntries(
    result.outputFiles.map((file) => [file.path.slice(file.path.lastIndexOf('/') + 1), file.contents]),
  );
};
