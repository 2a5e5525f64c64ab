import { createHash, sign, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signedText, type Manifest } from '../contract/release.ts';
import { bundleAgent } from './bundle-agent.ts';
import { readReleaseConfig, type ReleaseConfig, type Vendor } from './config.ts';
import { fillTemplate } from './fill-template.ts';
import { openReleaseKey, publicKeyText } from './release-key.ts';
import { isProgram, runProgram } from './run-program.ts';
import { zipFiles } from './zip-files.ts';

export type BuildOptions = Pick<
  ReleaseConfig,
  'version' | 'controlPlaneUrl' | 'bucket' | 'installRegions' | 'vendors' | 'source' | 'out'
> & { key: KeyObject };

export type BuiltRelease = { folder: string; manifest: Manifest };

/** Leaves template.yaml, agent-<hash>.zip and manifest.json in a folder named after the version. */
export const buildRelease = async (options: BuildOptions): Promise<BuiltRelease> => {
  const zip = zipFiles(await bundleAgent(options.source, options.version));
  const zipHash = createHash('sha256').update(zip).digest();
  const zipName = `agent-${zipHash.toString('hex').slice(0, 16)}.zip`;
  const agent = {
    key: `${options.version}/${zipName}`,
    sha256: zipHash.toString('hex'),
    codeHash: zipHash.toString('base64'),
  };
  const source = readFileSync(join(options.source, 'agent-template', 'template.yaml'), 'utf8');
  const template = Buffer.from(fillTemplate(source, literals(options, agent)));
  const unsigned = {
    version: options.version,
    template: { key: `${options.version}/template.yaml`, sha256: createHash('sha256').update(template).digest('hex') },
    agent,
    installRegions: options.installRegions,
    bucket: options.bucket,
  };
  const signature = sign(null, Buffer.from(signedText({ ...unsigned, signature: '' })), options.key).toString('base64');
  const manifest: Manifest = { ...unsigned, signature };
  const folder = join(options.out, options.version);
  writeWhole(folder, {
    [zipName]: zip,
    'template.yaml': template,
    'manifest.json': Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
  });
  return { folder, manifest };
};

const literals = (options: BuildOptions, agent: Manifest['agent']) => ({
  values: {
    VERSION: options.version,
    CONTROL_PLANE_URL: options.controlPlaneUrl,
    CODE_HASH: agent.codeHash,
    ZIP_KEY: agent.key,
    BUCKET: options.bucket,
    REGION_LIST: options.installRegions.join(', '),
    RELEASE_KEY: publicKeyText(options.key),
  },
  lists: [options.installRegions.map((region) => ({ REGION: region })), options.vendors.map(vendorLiterals)],
});

const vendorLiterals = ({ partition, account, principals }: Vendor) => ({
  PARTITION: partition,
  VENDOR_ACCOUNT: account,
  VENDOR_PRINCIPALS: principals.join("', '"),
});

/** The folder appears complete or not at all: a half-built release must not be published. */
const writeWhole = (folder: string, files: Record<string, Uint8Array>): void => {
  const unfinished = `${folder}.unfinished-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(unfinished, name), bytes);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
};

if (isProgram(import.meta.url))
  await runProgram(async (args, say) => {
    const config = readReleaseConfig(args);
    const key = openReleaseKey(config.keyFile, say);
    const { folder, manifest } = await buildRelease({ ...config, key });
    say(`Release ${manifest.version} is built: ${folder}`);
    say(`Code hash ${manifest.agent.codeHash}; install regions ${manifest.installRegions.join(', ')}.`);
    say('Publish it with: npm run release:publish');
  });
