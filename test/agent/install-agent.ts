import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import { publishRelease } from '../../agent-template/publish-release.ts';
import { functionsRest } from '../support/functions-rest.ts';
import type { TestAws } from '../support/start-local-aws.ts';

export const home = 'us-east-1';
const linkId = '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d';
const externalId = '5b0d3a52-9c4e-4b7e-8f0a-1d2c3b4a5968';

export type Installation = {
  templateUrl: string;
  create(parameters?: Record<string, string>): Promise<string>;
  update(parameters: Record<string, string>): Promise<void>;
  remove(): Promise<void>;
  /** The stack's status once nothing is in progress; `beat` runs between two looks. */
  rested(beat?: () => void): Promise<string>;
  /** What failed, as CloudFormation's events say it. */
  failures(): Promise<string[]>;
};

const toList = (values: Record<string, string>) =>
  Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));

/** Builds and publishes a release of this source, and drives its stack in one account as that account's admin. */
export const prepareInstall = async (aws: TestAws, account: string, controlPlaneUrl: string): Promise<Installation> => {
  const folder = mkdtempSync(join(tmpdir(), 'stackery-install-'));
  const built = await buildRelease({
    version: '1.5.4',
    controlPlaneUrl,
    bucket: 'acme-releases',
    installRegions: [home],
    vendors: [
      {
        partition: 'aws',
        account: '111111111111',
        principals: ['arn:aws:iam::111111111111:role/StackeryControlPlane'],
      },
    ],
    source: root,
    out: folder,
    key: generateKeyPairSync('ed25519').privateKey,
  });
  const s3 = (region: string) => aws.client(S3Client, 'vendor', region);
  const { templateUrls } = await publishRelease({ folder: built.folder, createBuckets: true, s3 });
  rmSync(folder, { recursive: true, force: true });
  const TemplateURL = templateUrls[home] ?? '';
  const cloudFormation = aws.client(CloudFormationClient, account, home);
  const Capabilities = ['CAPABILITY_NAMED_IAM' as const];
  let stackId = '';

  return {
    templateUrl: TemplateURL,
    async create(parameters = {}) {
      const Parameters = toList({ ExternalId: externalId, LinkId: linkId, ...parameters });
      const made = await cloudFormation.send(
        new CreateStackCommand({ StackName: 'stackery-agent', TemplateURL, Parameters, Capabilities }),
      );
      return (stackId = made.StackId ?? '');
    },
    async update(parameters) {
      const kept = ['ExternalId', 'LinkId'].map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true }));
      const Parameters = [...toList(parameters), ...kept];
      await cloudFormation.send(new UpdateStackCommand({ StackName: stackId, TemplateURL, Parameters, Capabilities }));
    },
    async remove() {
      await cloudFormation.send(new DeleteStackCommand({ StackName: stackId }));
    },
    async rested(beat = () => {}) {
      for (const end = Date.now() + 60_000; Date.now() < end;) {
        const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
        const status = Stacks?.[0]?.StackStatus ?? '';
        if (!status.endsWith('_IN_PROGRESS')) return status;
        await functionsRest(aws);
        beat();
      }
      throw new Error('The stack does not rest.');
    },
    async failures() {
      const { StackEvents = [] } = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackId }));
      return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED')).map(
        ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
      );
    },
  };
};
