import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountClient, EnableRegionCommand } from '@aws-sdk/client-account';
import { LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import type { Link, LinkRegions } from '../../contract/link.ts';
import { commercialRegions } from '../../local-aws/regions.ts';
import { openCli } from '../cli/run-cli.ts';
import { eventually } from '../support/eventually.ts';
import { releasesBucket, startTestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws } from '../support/start-local-aws.ts';

const home = 'us-east-1';
const optIn = 'ap-east-1';
const regions = commercialRegions.filter(({ name }) => [home, 'eu-west-1', optIn].includes(name));
const aws = await startTestAws({ regions });
const controlPlane = await startTestControlPlane({ aws });
const { keys } = await controlPlane.workspace();
const cli = await openCli();
afterAll(() => cli.remove());

const folder = mkdtempSync(join(tmpdir(), 'stackery-regions-'));
const { folder: built } = await buildRelease({
  version: '1.5.4',
  controlPlaneUrl: controlPlane.url,
  bucket: releasesBucket,
  installRegions: [home],
  vendors: [{ partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:user/admin'] }],
  source: root,
  out: folder,
  key: generateKeyPairSync('ed25519').privateKey,
});
await publishRelease({ folder: built, createBuckets: true, s3: (region) => aws.client(S3Client, 'vendor', region) });
rmSync(folder, { recursive: true, force: true });

const stackery = async (...words: string[]) => {
  const { credentials } = aws.accounts['customer-a'] ?? {};
  const { code, stderr } = await cli.run([...words, '--region', home, '--yes'], {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? '',
    STACKERY_URL: controlPlane.url,
    STACKERY_API_KEY: keys.owner,
  });
  expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
};

const link = async (): Promise<Link> => {
  const { body } = await controlPlane.call<{ items: Link[] }>(keys.viewer, 'GET', '/api/v1/links?limit=10');
  const [found] = body.items;
  if (!found) throw new Error('No account is linked.');
  return found;
};
/** What the control plane says of each region after another look at the account. */
const lookAgain = async () => {
  const { id } = await link();
  const { db, queue } = controlPlane.deps;
  await queue.send(db, 'reconcile-link', { linkId: id }, { singletonKey: id });
  const { body } = await controlPlane.call<LinkRegions>(keys.viewer, 'GET', `/api/v1/links/${id}/regions`);
  return Object.fromEntries(body.items.map(({ region, state, reason = '' }) => [region, { state, reason }]));
};
const remedy = /`stackery aws repair --region us-east-1`/;

it('are all that it has enabled when the agent is installed', async () => {
  await stackery('aws', 'link');
  await eventually(async () =>
    expect(await lookAgain()).toMatchObject({
      [home]: { state: 'ready' },
      'eu-west-1': { state: 'ready' },
      [optIn]: { state: 'not-enabled' },
    }),
  );
});

it('are noticed when they are enabled later, and offered with the command that brings the agent there', async () => {
  await aws.client(AccountClient, 'customer-a').send(new EnableRegionCommand({ RegionName: optIn }));
  await eventually(async () => {
    aws.clock.advance(60_000);
    const { [optIn]: found } = await lookAgain();
    expect(found).toEqual({ state: 'failed', reason: expect.stringMatching(remedy) });
  });
  expect(await link()).toMatchObject({ state: 'linked', regionsReady: 2, regionsWanted: 3 });
  await stackery('aws', 'repair');
  await eventually(async () => expect((await lookAgain())[optIn]?.state).toBe('ready'));
});

it('are compared with the release, one by one, and told apart when one runs other code', async () => {
  const foreign = zipSync({ 'commander.js': strToU8('exports.handler = async () => "not what was published";') });
  await aws
    .client(LambdaClient, 'customer-a', 'eu-west-1')
    .send(new UpdateFunctionCodeCommand({ FunctionName: 'stackery-agent-commander', ZipFile: foreign }));
  await eventually(async () => {
    const found = await lookAgain();
    expect(found['eu-west-1']).toEqual({ state: 'failed', reason: expect.stringMatching(remedy) });
    expect(found['eu-west-1']?.reason).toContain('does not run the code of release 1.5.4');
    expect(found[optIn]?.state).toBe('ready');
  });
  await stackery('aws', 'repair');
  await eventually(async () => expect((await lookAgain())['eu-west-1']?.state).toBe('ready'));
});
