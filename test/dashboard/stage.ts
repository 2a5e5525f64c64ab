import { afterAll } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { buildRelease } from '../../agent-template/build-release.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import { releasesBucket, startTestControlPlane, type TestControlPlane } from '../support/start-control-plane.ts';
import { startTestAws, type TestAws } from '../support/start-local-aws.ts';

export const home = 'us-east-1';

export type DashboardStage = {
  aws: TestAws;
  controlPlane: TestControlPlane;
  /** Publishes a version of the genuine agent. */
  publish(version: string): Promise<void>;
};

/** What the pages are seen with: AWS with its console, the control plane, and a release that installs. */
export const setDashboardStage = async (): Promise<DashboardStage> => {
  const folder = await mkdtemp(join(tmpdir(), 'stackery-dashboard-stage-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const aws = await startTestAws({ maxLambdaProcesses: 4 });
  const controlPlane = await startTestControlPlane({ aws, env: { STACKERY_CONSOLE_URL: aws.endpoint } });
  const { privateKey: key } = generateKeyPairSync('ed25519');
  const publish = async (version: string): Promise<void> => {
    const release = await buildRelease({
      version,
      controlPlaneUrl: controlPlane.url,
      bucket: releasesBucket,
      installRegions: [home],
      vendors: [{ partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:user/admin'] }],
      source: process.cwd(),
      out: join(folder, version),
      key,
    });
    const s3 = () => aws.client(S3Client, 'vendor', home);
    await publishRelease({ folder: release.folder, createBuckets: version === '1.5.4', s3 });
  };
  await publish('1.5.4');
  return { aws, controlPlane, publish };
};
