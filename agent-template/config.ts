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

/** A flag wins over its environment variable. All that is wrong is said at once. */
export const readReleaseConfig = (
  args: string[],
  env: Record<string, string | undefined> = process.env,
): ReleaseConfig => {
  const flags = parseFlags(args);
  const value = (name: keyof typeof settings): string => flags[name] ?? env[settings[name]] ?? '';
  const problems: string[] = [];
  const checked = <T>(result: T | string): T => {
    if (typeof result === 'string') problems.push(result);
    return result as T;
  };
  const source = flags.source ?? root;
  const installRegions = list(value('regions') || 'us-east-1,eu-west-1');
  for (const region of installRegions)
    if (!/^[a-z]{2,4}(-[a-z]+)+-[0-9]$/.test(region)) problems.push(`${region} is not a region`);
  const vendors = checked(readVendors(list(value('vendor-principals')))) ?? [];
  if (Array.isArray(vendors))
    for (const region of installRegions)
      if (!vendors.some((vendor) => vendor.partition === partitionOf(region)))
        problems.push(`${region} is in partition ${partitionOf(region)}, which has no vendor principal`);
  const version = flags.version ?? newestVersion(source);
  if (!/^[0-9]+\.[0-9]+\.[0-9]+$/.test(version)) problems.push(`version ${version} is not of the form X.Y.Z`);
  const bucket = value('bucket');
  if (!/^[a-z0-9][a-z0-9-]{1,40}$/.test(bucket))
    problems.push('STACKERY_RELEASES_BUCKET must be 2 to 41 lower-case letters, digits and dashes');
  const controlPlaneUrl = checked(readPublicUrl(value('public-url')));
  if (problems.length > 0)
    throw new ReleaseError('settings_invalid', `Settings are missing or wrong: ${problems.join('; ')}.`, usage);
  return Object.freeze({
    version,
    controlPlaneUrl: controlPlaneUrl.origin,
    bucket,
    installRegions,
    vendors,
    keyFile: value('key-file') || join(root, env['STACKERY_DATA_DIR'] || '.stackery', 'release-key.pem'),
    source,
    out: flags.out ?? join(root, 'dist', 'releases'),
    createBuckets: flags['create-buckets'] ?? false,
  });
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

/** The agent speaks plain HTTP to loopback only, so no other address may get into a release. */
const readPublicUrl = (text: string): URL | string => {
  if (!URL.canParse(text)) return 'STACKERY_PUBLIC_URL must be the address of the control plane';
  const url = new URL(text);
  const loopback = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !loopback) return 'STACKERY_PUBLIC_URL must be https, or http on this machine';
  return url;
};

const readVendors = (principals: string[]): Vendor[] | string => {
  if (principals.length === 0) return 'STACKERY_VENDOR_PRINCIPALS must name the role of the control plane';
  const vendors = new Map<string, Vendor>();
  for (const principal of principals) {
    const match = /^arn:([a-z-]+):iam::([0-9]{12}):(role|user)\/[A-Za-z0-9_+=,.@/-]+$/.exec(principal);
    const [, partition, account] = match ?? [];
    if (!partition || !account) return `${principal} is not the ARN of an IAM role or user`;
    const vendor = vendors.get(partition) ?? { partition, account, principals: [] };
    if (vendor.account !== account) return `the principals of partition ${partition} are in more than one account`;
    vendors.set(partition, { ...vendor, principals: [...vendor.principals, principal] });
  }
  return [...vendors.values()];
};
