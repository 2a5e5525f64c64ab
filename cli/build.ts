import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** Bundles the CLI: one small entry, and a chunk for each command that is loaded only when it is asked for. */
export const buildCli = async (folder = join(root, 'dist', 'cli')): Promise<string> => {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  await mkdir(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { stackery: 'cli/main.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    define: { STACKERY_VERSION: JSON.stringify(version) },
    // Some dependencies are CommonJS and require Node's own modules.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    metafile: true,
    logLevel: 'warning',
  });
  // The chunks of earlier builds; the new ones are in place already, so that a command never finds a gap.
  const current = new Set(Object.keys(metafile.outputs).map((path) => resolve(root, path)));
  for (const name of await readdir(folder))
    if (!current.has(join(folder, name))) await rm(join(folder, name), { recursive: true, force: true });
  const entry = join(folder, 'stackery.mjs');
  await chmod(entry, 0o755);
  return entry;
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCli();
