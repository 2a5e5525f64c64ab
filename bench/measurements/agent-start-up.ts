import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAgent } from '../../agent-template/bundle-agent.ts';
import { root } from '../../agent-template/config.ts';
import { zipFiles } from '../../agent-template/zip-files.ts';
import { byTurns, type Measurement } from '../measurement.ts';
import { requireTime } from '../node-process.ts';

const turns = 15;

/** What each deployment of a customer waits for: the load of the entry, against a handler that does nothing. */
export const agentStartUp: Measurement = {
  name: 'agent start-up',
  async measure(say) {
    const folder = await mkdtemp(join(tmpdir(), 'stackery-bench-'));
    try {
      say('bundling');
      const files = await bundleAgent(root, '0.0.0');
      const code = join(folder, 'code');
      await mkdir(code);
      for (const [name, bytes] of Object.entries(files)) await writeFile(join(code, name), bytes);
      const empty = join(folder, 'empty.js');
      await writeFile(empty, 'exports.handler = async () => ({});\n');
      say(`loading each ${turns} times`);
      const times = await byTurns(turns, {
        empty: () => requireTime(empty),
        commander: () => requireTime(join(code, 'commander.js')),
        handler: () => requireTime(join(code, 'notifications-handler.js')),
      });
      const beside = { name: 'empty handler', value: times.empty };
      return [
        { what: 'load of the commander', ours: times.commander, beside, unit: 'ms', aim: '1.5' },
        { what: 'load of the notifications handler', ours: times.handler, beside, unit: 'ms' },
        {
          what: 'zip of both handlers',
          ours: zipFiles(files).length / 1024,
          beside: { name: 'limit', value: 300 },
          unit: 'KB',
          aim: '1',
        },
        {
          what: 'commander entry of all code',
          ours: (await stat(join(code, 'commander.js'))).size / 1024,
          beside: { name: 'all files', value: await sizeOf(code) },
          unit: 'KB',
        },
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const sizeOf = async (folder: string): Promise<number> => {
  const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
};
