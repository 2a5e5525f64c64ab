import { readFile, rename, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Service } from './operation.ts';
import type { World } from './world.ts';

const version = 3;
type Saved = { version: number; clockOffset: number; states: Map<string, unknown> };

/** Writes everything there is to one file; half a file is never left behind. */
export const saveState = async (world: World, file: string): Promise<void> => {
  const saved: Saved = { version, clockOffset: world.clock.offset(), states: world.states };
  await writeFile(`${file}.new`, serialize(saved), { mode: 0o600 });
  await rename(`${file}.new`, file);
};

const read = async (file: string): Promise<Buffer | undefined> => {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Puts a saved world in place of this one and lets the services go on with it. False when there is no such file. */
export const restoreState = async (world: World, file: string, services: Service[]): Promise<boolean> => {
  const bytes = await read(file);
  if (bytes === undefined) return false;
  const saved = deserialize(bytes) as Saved;
  if (saved.version !== version) {
    throw new Error(`The state in ${file} has version ${saved.version}; this local-aws reads version ${version}.`);
  }
  world.states.clear();
  for (const [key, state] of saved.states) world.states.set(key, state);
  world.clock.advance(Math.max(0, saved.clockOffset - world.clock.offset()));
  for (const service of services) service.resume?.(world);
  return true;
};
