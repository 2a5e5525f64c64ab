import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleAgent } from '../agent-template/bundle-agent.ts';
import { root } from '../agent-template/config.ts';
import { zipFiles } from '../agent-template/zip-files.ts';

export type AgentCode = {
  zip: Uint8Array;
  /** A file of the unpacked zip. */
  file(name: string): string;
  /** A handler that does nothing. */
  empty: string;
  /** One client of the SDK and nothing else, bundled as ours are: what no handler that calls AWS can be below. */
  floor: string;
  remove(): Promise<void>;
};

/** The agent as it is released, unpacked into a folder of its own. The version is one that the tests' requests name. */
export const unpackAgent = async (): Promise<AgentCode> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-bench-'));
  const files = await bundleAgent(root, '1.5.4');
  const code = join(folder, 'code');
  await mkdir(code);
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(code, name), bytes);
  const empty = join(folder, 'empty.js');
  await writeFile(empty, 'exports.handler = async () => ({});\n');
  const floor = join(folder, 'floor.js');
  await build({
    stdin: { contents: "export { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs';", resolveDir: root },
    outfile: floor,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(root, 'agent/aws/no-other-credentials.ts') },
    minify: true,
    logLevel: 'silent',
  });
  return {
    zip: zipFiles(files),
    file: (name) => join(code, name),
    empty,
    floor,
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
