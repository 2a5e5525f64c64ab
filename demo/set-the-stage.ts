import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IAMClient } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { buildRelease } from '../agent-template/build-release.ts';
import { publishRelease } from '../agent-template/publish-release.ts';
import { openReleaseKey } from '../agent-template/release-key.ts';
import { S3Client } from '@aws-sdk/client-s3';
import { callControlPlane } from '../contract/client.ts';
import { startLocalAws, type LocalAws } from '../local-aws/server.ts';
import { freePort, runToEnd, startChild, type Child } from './child.ts';
import { writeProfiles } from './profiles.ts';
import { makeVendorRole } from './vendor-role.ts';
import { made, type Stage, type Who } from './stage.ts';

export const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const accounts = [
  { name: 'vendor', id: '111111111111' },
  { name: 'customer-a', id: '222222222222' },
  { name: 'customer-b', id: '333333333333', enabledOptInRegions: ['eu-south-1'] },
];
const whos: Who[] = ['vendor', 'customer-a', 'customer-b'];
const releasesBucket = 'stackery-releases';
const installRegions = ['us-east-1', 'eu-west-1'];

/** `log` is what the control plane has said: shown when a step was not seen. */
export type SetStage = { stage: Stage; url: string; log: () => string; strike: () => Promise<void> };

/** Starts local-aws here, and the control plane as a program of its own, with its own PostgreSQL. */
export const setTheStage = async (say: (line: string) => void): Promise<SetStage> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-demo-'));
  // started by root, PostgreSQL runs as another user, who must get through to its data
  await chmod(folder, 0o711);
  const ended: (() => Promise<unknown>)[] = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  ];
  const strike = async () => {
    for (const end of ended.reverse()) await end();
  };
  try {
    say('local-aws');
    const aws = await startLocalAws({ accounts, maxLambdaProcesses: 6 });
    ended.push(() => aws.close());
    const vendor = made(aws.accounts['vendor'], 'the vendor');
    const iam = new IAMClient({ region: 'us-east-1', endpoint: aws.endpoint, credentials: vendor.credentials });
    const vendorRole = await makeVendorRole(iam, vendor.id, releasesBucket);
    const profiles = await writeProfiles(folder, aws, vendorRole);

    say('PostgreSQL and the control plane');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const controlPlane = await startControlPlane(url, port, folder, aws, profiles);
    ended.push(() => controlPlane.stop());

    say('a workspace');
    const apiKey = await makeWorkspace(folder, profiles, aws);
    return {
      stage: stageOf({ aws, url, apiKey, folder, profiles, vendorRole }),
      url,
      log: controlPlane.output,
      strike,
    };
  } catch (error) {
    await strike();
    throw error;
  }
};

const programEnvironment = (
  folder: string,
  profiles: Record<string, string>,
  aws: LocalAws,
): Record<string, string> => ({
  ...profiles,
  AWS_PROFILE: 'control-plane',
  AWS_REGION: 'us-east-1',
  AWS_ENDPOINT_URL: aws.endpoint,
  STACKERY_RELEASES_BUCKET: releasesBucket,
  STACKERY_CONSOLE_URL: aws.endpoint,
  STACKERY_DATA_DIR: join(folder, 'data'),
  LOG_LEVEL: 'warn',
});

const startControlPlane = (
  url: string,
  port: number,
  folder: string,
  aws: LocalAws,
  profiles: Record<string, string>,
): Promise<Child> =>
  startChild(
    'the control plane',
    ['--import', 'tsx', join(root, 'control-plane', 'server.ts')],
    { ...programEnvironment(folder, profiles, aws), PORT: String(port), STACKERY_PUBLIC_URL: url },
    async () => (await fetch(`${url}/readyz`)).ok,
  );

const makeWorkspace = async (folder: string, profiles: Record<string, string>, aws: LocalAws): Promise<string> => {
  const run = await runToEnd(
    ['--import', 'tsx', join(root, 'control-plane', 'workspace-command.ts'), 'create', 'demo'],
    programEnvironment(folder, profiles, aws),
  );
  const key = /sk_stackery_[A-Za-z0-9_-]+/.exec(run.stdout)?.[0];
  if (run.code !== 0 || !key) throw new Error(`no workspace was made:\n${run.stdout}${run.stderr}`);
  return key;
};

type Parts = {
  aws: LocalAws;
  url: string;
  apiKey: string;
  folder: string;
  profiles: Record<string, string>;
  vendorRole: string;
};

const stageOf = ({ aws, url, apiKey, folder, profiles, vendorRole }: Parts): Stage => {
  const credentialsOf = (who: Who) => made(aws.accounts[who], who).credentials;
  const client: Stage['client'] = (make, who, region) =>
    new make({ region, endpoint: aws.endpoint, credentials: credentialsOf(who) });
  const clientAs: Stage['clientAs'] = (make, credentials, region) =>
    new make({ region, endpoint: aws.endpoint, credentials });
  const key = openReleaseKey(join(folder, 'release-key.pem'), () => {});
  const optedIn = (who: Who) => accounts.find(({ name }) => name === who)?.enabledOptInRegions ?? [];
  const enabled = (who: Who) => (region: { name: string; optIn: boolean }) =>
    !region.optIn || optedIn(who).includes(region.name);
  return {
    accounts: Object.fromEntries(
      whos.map((who) => [who, { id: made(aws.accounts[who], who).id }]),
    ) as Stage['accounts'],
    client,
    clientAs,
    async controlPlaneIdentity(region) {
      const session = await client(STSClient, 'vendor', region).send(
        new AssumeRoleCommand({ RoleArn: vendorRole, RoleSessionName: 'demo' }),
      );
      const credentials = made(session.Credentials, "the control plane's session");
      return clientAs(
        STSClient,
        {
          accessKeyId: credentials.AccessKeyId ?? '',
          secretAccessKey: credentials.SecretAccessKey ?? '',
          sessionToken: credentials.SessionToken ?? '',
        },
        region,
      );
    },
    api: (method, path, request) => callControlPlane({ url, token: apiKey, timeoutMs: 30_000 }, method, path, request),
    cli: (who, args, onLine) =>
      runToEnd(
        [join(root, 'dist', 'cli', 'stackery.mjs'), ...args, ...(who === 'vendor' ? [] : ['--profile', who])],
        { ...profiles, AWS_ENDPOINT_URL: aws.endpoint, STACKERY_URL: url, STACKERY_API_KEY: apiKey },
        onLine,
      ),
    async publish(version, sourceFolder = root) {
      const built = await buildRelease({
        version,
        controlPlaneUrl: url,
        bucket: releasesBucket,
        installRegions,
        vendors: [{ partition: 'aws', account: '111111111111', principals: [vendorRole] }],
        source: sourceFolder,
        out: join(folder, 'releases'),
        key,
      });
      const s3 = (region: string) => client(S3Client, 'vendor', region);
      return (await publishRelease({ folder: built.folder, createBuckets: true, s3 })).manifest;
    },
    releasesBucket,
    regionsOf: (who) => aws.world.regions.filter(enabled(who)).map((region) => region.name),
    notEnabledFor: (who) => aws.world.regions.filter((region) => !enabled(who)(region)).map((region) => region.name),
    made: { manifests: {} },
  };
};
