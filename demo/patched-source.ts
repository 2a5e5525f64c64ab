import { cp, mkdtemp, readFile, rm, symlink, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { applyPatch, parsePatch } from 'diff';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const parts = ['contract', 'agent', 'agent-template', 'notifications-handler', 'package.json', 'tsconfig.json'];

/** A temporary copy of what a release is built from, with a patch of test/fixtures applied. */
export const patchedSource = async (patchFile: string): Promise<{ folder: string; remove: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-release-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const patch = await readFile(join(root, 'test', 'fixtures', patchFile), 'utf8');
    for (const file of parsePatch(patch)) await applyTo(folder, file);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
};

const applyTo = async (folder: string, file: ReturnType<typeof parsePatch>[number]): Promise<void> => {
  const target = join(folder, (file.newFileName ?? '').replace(/^b\//, ''));
  const isNew = file.oldFileName === '/dev/null';
  const before = isNew ? '' : await readFile(target, 'utf8');
  // one line of context may have changed since: a new resource type is put in beside the others
  const after = applyPatch(before, file, { fuzzFactor: 1 });
  if (after === false) throw new Error(`the patch does not fit ${file.newFileName}`);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, after);
};
