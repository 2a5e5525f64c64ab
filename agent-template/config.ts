import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { partitionOf } from './partitions.ts';
import { ReleaseError } from './release-error.ts';

/** The checkout that this file stands in. */
export const root = fileURLToPath(new URL('..', import.meta.url));

export type Vendor = { partition: string; account: string; principals: string[] };

/** What differs from vendor to vendor, and is written into the template as literals. */
export type ReleaseConfig = Readonly<{
  version: string;
  controlPlaneUrl: string;
  bucket: string;
  installRegions: string[];
  vendors: Vendor[];
  keyFile: string;
  /** Where the agent's source is. */
  source: string;
  /** Gets a folder for each version. */
  out: string;
  createBuckets: boolean;
}>;

const settings = {
  'public-url': 'STACKERY_PUBLIC_URL',
  bucket: 'STACKERY_RELEASES_BUCKET',
  'vendor-principals': 'STACKERY_VENDOR_PRINCIPALS',
  regions: 'STACKERY_INSTALL_REGIONS',
  'key-file': 'STACKERY_RELEASE_KEY_FILE',
} as const;

export const usage = `Options, each also as the environment variable beside it:
  --public-url URL         STACKERY_PUBLIC_URL         where the agents reach the control plane
  --bucket NAME            STACKERY_RELEASES_BUCKET    release buckets are called NAME-<region>
  --vendor-principals ARN  STACKERY_VENDOR_PRINCIPALS  role ARNs of the control plane, separated by commas
  --regions LIST           STACKERY_INSTALL_REGIONS    where the agent can be installed; default us-east-1,eu-west-1
  --key-file FILE          STACKERY_RELEASE_KEY_FILE   signs the manifest; default .stackery/release-key.pem
  --version X.Y.Z          default: agent-template/release.json
  --source FOLDER          checkout to build from; default: this one
  --out FOLDER             default: dist/releases
  --create-buckets         publish only: make buckets that are missing`;

/** What publishing needs: everything else stands in the manifest. */
export type PublishConfig = Pick<ReleaseConfig, 'version' | 'out' | 'createBuckets'>;
type Environment = Record<string, string | undefined>;

/** A flag wins over its environment variable. All that is wrong is said at once. */
export const readReleaseConfig = (args: string[], env: Environment = process.env): ReleaseConfig => {
  const flags = parseFlags(args);
  const value = (name: keyof typeof settings): string => flags[name] ?? env[settings[name]] ?? '';
  const problems: string[] = [];
  const vendors = readVendors(list(value('vendor-principals')), problems);
  const installRegions = readRegions(list(value('regions') || 'us-east-1,eu-west-1'), vendors, problems);
  const bucket = value('bucket');
  if (!/^[a-z0-9][a-z0-9-]{1,40}$/.test(bucket))
    problems.push('STACKERY_RELEASES_BUCKET must be 2 to 41 lower-case letters, digits and dashes');
  const controlPlaneUrl = readPublicUrl(value('public-url'), problems);
  const common = readCommon(flags, problems);
  refuse(problems);
  return Object.freeze({
    ...common,
    controlPlaneUrl,
    bucket,
    installRegions,
    vendors,
    keyFile: value('key-file') || join(root, env['STACKERY_DATA_DIR'] || '.stackery', 'release-key.pem'),
    source: flags.source ?? root,
  });
};

export const readPublishConfig = (args: string[]): PublishConfig => {
  const problems: string[] = [];
  const config = readCommon(parseFlags(args), problems);
  refuse(problems);
  return Object.freeze(config);
};

const refuse = (problems: string[]): void => {
  if (problems.length > 0)
    throw new ReleaseError('settings_invalid', `Settings are missing or wrong: ${problems.join('; ')}.`, usage);
};

const readCommon = (flags: ReturnType<typeof parseFlags>, problems: string[]): PublishConfig => {
  const version = flags.version ?? newestVersion(flags.source ?? root);
  if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(version)) problems.push(`version ${version} is not of the form X.Y.Z`);
  return {
    version,
    out: flags.out ?? join(root, 'dist', 'releases'),
    createBuckets: flags['create-buckets'] ?? false,
  };
};

const parseFlags = (args: string[]) => {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args,
      options: {
        ...{ 'public-url': text, bucket: text, 'vendor-principals': text, regions: text, 'key-file': text },
        ...{ version: text, source: text, out: text },
        'create-buckets': { type: 'boolean' },
      },
    }).values;
  } catch (cause) {
    throw new ReleaseError('settings_invalid', cause instanceof Error ? cause.message : String(cause), usage, cause);
  }
};

const list = (text: string): string[] =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);

const newestVersion = (source: string): string => {
  const text = readFileSync(join(source, 'agent-template', 'release.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

const readRegions = (regions: string[], vendors: Vendor[], problems: string[]): string[] => {
  for (const region of regions)
    if (!/^[a-z]{2,4}(-[a-z]+)+-[0-9]$/.test(region)) problems.push(`${region} is not a region`);
    else if (vendors.length > 0 && !vendors.some(({ partition }) => partition === partitionOf(region)))
      problems.push(`${region} is in partition ${partitionOf(region)}, which has no vendor principal`);
  return regions;
};

/** The agent speaks plain HTTP to loopback only, so no other address may get into a release. */
const readPublicUrl = (text: string, problems: string[]): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const loopback = url?.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (!url) problems.push('STACKERY_PUBLIC_URL must be the address of the control plane');
  else if (url.protocol !== 'https:' && !loopback)
    problems.push('STACKERY_PUBLIC_URL must be https, or http on this machine');
  return url?.origin ?? '';
};

const readVendors = (principals: string[], problems: string[]): Vendor[] => {
  if (principals.length === 0) problems.push('STACKERY_VENDOR_PRINCIPALS must name the role of the control plane');
  const vendors = new Map<string, Vendor>();
  for (const principal of principals) {
    const match = /^arn:([a-z-]+):iam::([0-9]{12}):(role|user)\/[A-Za-z0-9_+=,.@/-]+$/.exec(principal);
    const [, partition, account] = match ?? [];
    if (!partition || !account) {
      problems.push(`${principal} is not the ARN of an IAM role or user`);
      continue;
    }
    const vendor = vendors.get(partition) ?? { partition, account, principals: [] };
    if (vendor.account !== account)
      problems.push(`the principals of partition ${partition} are in more than one account`);
    vendors.set(partition, { ...vendor, principals: [...vendor.principals, principal] });
  }
  return [...vendors.values()];
};
