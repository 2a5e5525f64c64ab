import { createHash, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { buildRelease } from '../../agent-template/build-release.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import { signedText, type Manifest } from '../../contract/release.ts';
import {
  releasesBucket,
  startTestControlPlane,
  type TestControlPlane,
  type TestWorkspace,
} from '../support/start-control-plane.ts';
import { startTestAws, type TestAws } from '../support/start-local-aws.ts';
import { openCli, type Cli } from './run-cli.ts';

export const home = 'us-east-1';

/** Everything that a customer's command line meets: AWS, the control plane, and a real release. */
export type CliStage = {
  cli: Cli;
  aws: TestAws;
  controlPlane: TestControlPlane;
  workspace: TestWorkspace;
  /** Where the control plane is, and a key of the workspace. */
  signedIn: Record<string, string>;
  customer: (name: string) => Record<string, string>;
  /** Publishes another version of the agent, with a changed template. */
  publish: (version: string, change: (template: string) => string) => Promise<void>;
  /** Puts a manifest and a template where a version would be, for what must never be installed. */
  forge: (version: string, forgery: Forgery) => Promise<void>;
  /** Puts the manifest of one version where that of another should be. */
  copyManifest: (from: string, to: string) => Promise<void>;
  /** The public half of a key that did not sign the installed release. */
  strangeKey: { private: KeyObject; public: string };
  close: () => Promise<void>;
};

type Forgery = { key?: KeyObject; alterAfterSigning?: (template: string) => string };

export const setStage = async (): Promise<CliStage> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-cli-stage-'));
  const [cli, aws] = [await openCli(), await startTestAws({ maxLambdaProcesses: 4 })];
  const controlPlane = await startTestControlPlane({ aws });
  const workspace = await controlPlane.workspace();
  const { privateKey } = generateKeyPairSync('ed25519');
  const strange = generateKeyPairSync('ed25519');
  const build = (version: string) =>
    buildRelease({
      version,
      controlPlaneUrl: controlPlane.url,
      bucket: releasesBucket,
      installRegions: [home],
      vendors: [{ partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:user/admin'] }],
      source: process.cwd(),
      out: folder,
      key: privateKey,
    });
  const s3 = () => aws.client(S3Client, 'vendor', home);
  const first = await build('1.5.4');
  await publishRelease({ folder: first.folder, createBuckets: true, s3 });

  const put = (Key: string, Body: string | Buffer) =>
    s3().send(new PutObjectCommand({ Bucket: `${releasesBucket}-${home}`, Key, Body, IfNoneMatch: '*' }));
  return {
    cli,
    aws,
    controlPlane,
    workspace,
    signedIn: { STACKERY_URL: controlPlane.url, STACKERY_API_KEY: workspace.keys.owner },
    customer: (name) => ({
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: aws.accounts[name]?.credentials.accessKeyId ?? '',
      AWS_SECRET_ACCESS_KEY: aws.accounts[name]?.credentials.secretAccessKey ?? '',
    }),
    async publish(version, change) {
      const { manifest } = await build(version);
      const template = change(await readFile(join(folder, manifest.template.key), 'utf8'));
      await put(manifest.agent.key, await readFile(join(folder, manifest.agent.key)));
      await put(manifest.template.key, template);
      await put(
        `${version}/manifest.json`,
        signed({ ...manifest, template: described(version, template) }, privateKey),
      );
    },
    async forge(version, { key = privateKey, alterAfterSigning = (text: string) => text }) {
      const template = await readFile(join(first.folder, 'template.yaml'), 'utf8');
      const manifest = { ...first.manifest, version, template: described(version, template) };
      await put(manifest.template.key, alterAfterSigning(template));
      await put(`${version}/manifest.json`, signed(manifest, key));
    },
    async copyManifest(from, to) {
      const Bucket = `${releasesBucket}-${home}`;
      const { Body } = await s3().send(new GetObjectCommand({ Bucket, Key: `${from}/manifest.json` }));
      await put(`${to}/manifest.json`, (await Body?.transformToString()) ?? '');
    },
    strangeKey: {
      private: strange.privateKey,
      public: createPublicKey(strange.privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
    },
    async close() {
      await cli.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const described = (version: string, template: string): Manifest['template'] => ({
  key: `${version}/template.yaml`,
  sha256: createHash('sha256').update(template).digest('hex'),
});

const signed = (manifest: Manifest, key: KeyObject): string =>
  JSON.stringify({ ...manifest, signature: sign(null, Buffer.from(signedText(manifest)), key).toString('base64') });
