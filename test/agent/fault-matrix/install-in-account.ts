import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { buildRelease } from '../../../agent-template/build-release.ts';
import { root } from '../../../agent-template/config.ts';
import { publishRelease } from '../../../agent-template/publish-release.ts';
import { eventually } from '../../support/eventually.ts';
import type { TestAws } from '../../support/start-local-aws.ts';
import { homeRegion, type Place } from './resource-under-test.ts';

const controlPlaneUrl = 'https://control-plane.example';

const hoard = fileURLToPath(new URL('./hoard.cjs', import.meta.url));

/**
 * The agent of this source, published. Its template lacks the two custom resources, since the tests make their requests; and
 * its commander can be told to run out of memory, of which it has little.
 */
export const publishAgent = async (aws: TestAws): Promise<{ template: string; codeHash: string }> => {
  const out = await mkdtemp(join(tmpdir(), 'stackery-fault-matrix-'));
  try {
    const { folder, manifest } = await buildRelease({
      version: '1.5.4',
      controlPlaneUrl,
      bucket: 'acme-releases',
      installRegions: [homeRegion],
      vendors: [{ partition: 'aws', account: '111111111111', principals: ['arn:aws:iam::111111111111:role/Vendor'] }],
      source: root,
      out,
      key: generateKeyPairSync('ed25519').privateKey,
    });
    await publishRelease({ folder, createBuckets: true, s3: (region) => aws.client(S3Client, 'vendor', region) });
    const template = await readFile(join(folder, 'template.yaml'), 'utf8');
    return {
      template: template
        .replace(/\n {2}StackeryAgentCommanderBootstrap:\n[\s\S]*?\nOutputs:\n/, '\nOutputs:\n')
        .replace('MemorySize: 512', 'MemorySize: 128')
        .replace(/^( +)STACKERY_PROVISION_CHECK_QUEUE_URL:/m, `$1NODE_OPTIONS: '--require ${hoard}'\n$&`),
      codeHash: manifest.agent.codeHash,
    };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
};

let accounts = 0;

/** The agent stack in an account of its own, with its real roles, functions, queues and mappings. */
export const installInAccount = async (
  aws: TestAws,
  agent: { template: string; codeHash: string },
  url: string,
): Promise<Place> => {
  accounts += 1;
  const accountId = String(600_000_000_000 + accounts);
  const account = `installed-${accounts}`;
  aws.addAccount({ id: accountId, name: account });
  const cloudFormation = aws.client(CloudFormationClient, account, homeRegion);
  const made = await cloudFormation.send(
    new CreateStackCommand({
      StackName: 'stackery-agent',
      TemplateBody: agent.template.replaceAll(controlPlaneUrl, url),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: [
        { ParameterKey: 'ExternalId', ParameterValue: '5b0d3a52-9c4e-4b7e-8f0a-1d2c3b4a5968' },
        { ParameterKey: 'LinkId', ParameterValue: '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d' },
      ],
    }),
  );
  const stackId = made.StackId ?? '';
  await eventually(async () => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
    if (Stacks?.[0]?.StackStatus !== 'CREATE_COMPLETE') throw new Error(`The stack is ${Stacks?.[0]?.StackStatus}.`);
  });
  const role = (name: string) => `arn:aws:iam::${accountId}:role/stackery-${name}`;
  return {
    aws,
    account,
    accountId,
    stackId,
    codeHash: agent.codeHash,
    commanderRoleArn: role('agent-commander'),
    handlerRoleArn: role('notifications-handler'),
    made: {},
  };
};
