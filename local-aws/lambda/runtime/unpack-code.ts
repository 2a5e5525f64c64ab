import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import { unzip } from 'fflate';
import type { World } from '../../world.ts';
import { codeStore } from '../state.ts';
import { provideSdk } from './provide-sdk.ts';

type Unpacked = { root: Promise<string>; folders: Map<string, Promise<string>> };
const unpacked = new WeakMap<World, Unpacked>();

const unpackedOf = (world: World): Unpacked => {
  const known = unpacked.get(world);
  if (known) return known;
  const root = mkdtemp(join(tmpdir(), 'local-aws-')).then(async (folder) => {
    await provideSdk(folder);
    return folder;
  });
  world.signal.addEventListener('abort', () => {
    void root.then((folder) => rm(folder, { recursive: true, force: true }));
  });
  // a program that ends without closing its world should leave no folder either
  void root.then((folder) => process.once('exit', () => rmSync(folder, { recursive: true, force: true })));
  const made: Unpacked = { root, folders: new Map() };
  unpacked.set(world, made);
  return made;
};

/** The folder with a zip's files, unpacked once for each hash. */
export const unpackCode = (world: World, codeSha256: string): Promise<string> => {
  const { root, folders } = unpackedOf(world);
  const known = folders.get(codeSha256);
  if (known) return known;
  const folder = root.then((parent) => unpack(world, parent, codeSha256));
  folders.set(codeSha256, folder);
  folder.catch(() => folders.delete(codeSha256));
  return folder;
};

const unpack = async (world: World, parent: string, codeSha256: string): Promise<string> => {
  const zip = codeStore(world).get(codeSha256);
  if (zip === undefined) throw new Error(`no code with hash ${codeSha256}`);
  const folder = join(parent, Buffer.from(codeSha256, 'base64').toString('hex'));
  await mkdir(folder, { recursive: true });
  const files = await new Promise<Record<string, Uint8Array>>((done, fail) =>
    unzip(zip, (error, entries) => (error ? fail(error) : done(entries))),
  );
  for (const [name, bytes] of Object.entries(files)) {
    const path = resolve(folder, name);
    // an entry named ../x would land outside of the function's folder
    if (!path.startsWith(folder + sep) || name.endsWith('/')) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return folder;
};
