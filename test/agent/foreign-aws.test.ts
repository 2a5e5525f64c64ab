import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildRelease } from '../../agent-template/build-release.ts';
import { root } from '../../agent-template/config.ts';
import type { Link } from '../../contract/link.ts';
import { foreignAccount, startForeignAws } from '../support/foreign-aws.ts';
import { releasesBucket, startTestControlPlane } from '../support/start-control-plane.ts';

const home = 'us-east-1';
const others = ['us-west-2', 'eu-west-1', 'eu-south-1', 'ap-southeast-2', 'sa-east-1'];
const listed = [home, ...others];
const foreign = await startForeignAws(listed);
// its address is all that the control plane is told of it
const controlPlane = await startTestControlPlane({ env: { AWS_ENDPOINT_URL: foreign.endpoint } });
const { keys } = await controlPlane.workspace();
afterAll(() => foreign.close());

const commander = 'stackery-agent-commander';
const relay = 'stackery-notifications-handler';
const stackId = `arn:aws:cloudformation:${home}:${foreignAccount}:stack/stackery-agent/6f1c2b3a-0000-4000-8000-000000000001`;
const arnOf = (service: string, name: string) => `arn:aws:${service}:${home}:${foreignAccount}:${name}`;
let properties: Record<string, unknown>;

/** As such a stand-in resolves the template: an empty list is an empty text, a number stays a number. */
const request = (ResourceType: string, LogicalResourceId: string, more: Record<string, unknown>) =>
  foreign.custom(home, commander, {
    RequestType: 'Create',
    RequestId: '0d6f6a1e-1111-4222-8333-444444444444',
    StackId: stackId,
    ResourceType,
    LogicalResourceId,
    ResourceProperties: { ...properties, ...more },
  });

const bootstrap = (Regions: string) =>
  request('Custom::StackeryAgentCommanderBootstrap', 'StackeryAgentCommanderBootstrap', {
    ServiceTimeout: 1800,
    Regions,
    Refresh: '',
    CommanderRoleArn: `arn:aws:iam::${foreignAccount}:role/${commander}`,
    HandlerRoleArn: `arn:aws:iam::${foreignAccount}:role/${relay}`,
    ProvisionCheckQueueUrl: `${foreign.endpoint}/${foreignAccount}/stackery-provision-checks`,
  });

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackery-foreign-'));
  const { folder: built, manifest } = await buildRelease({
    version: '1.5.4',
    controlPlaneUrl: controlPlane.url,
    bucket: releasesBucket,
    installRegions: [home],
    vendors: [
      { partition: 'aws', account: foreignAccount, principals: [`arn:aws:iam::${foreignAccount}:role/Vendor`] },
    ],
    source: root,
    out: folder,
    key: generateKeyPairSync('ed25519').privateKey,
  });
  const zip = readFileSync(join(built, manifest.agent.key.split('/').at(-1) ?? ''));
  rmSync(folder, { recursive: true, force: true });
  foreign.objects.set(`${releasesBucket}-${home}/1.5.4/manifest.json`, JSON.stringify(manifest));
  const { body: link } = await controlPlane.call<Link>(keys.owner, 'POST', '/api/v1/links', { region: home });
  const queueUrl = `${foreign.endpoint}/${foreignAccount}/stackery-provision-checks`;
  const settings = (Handler: string) => ({
    Handler,
    Runtime: 'nodejs24.x',
    Timeout: 120,
    MemorySize: 512,
    Role: `arn:aws:iam::${foreignAccount}:role/${commander}`,
    Environment: {
      Variables: {
        STACKERY_CONTROL_PLANE_URL: controlPlane.url,
        STACKERY_LINK_ID: link.id,
        STACKERY_NAME_PREFIX: 'stackery',
        STACKERY_HOME_REGION: home,
        STACKERY_CODE_HASH: manifest.agent.codeHash,
        STACKERY_STACK_ID: stackId,
        STACKERY_PROVISION_CHECK_QUEUE_URL: queueUrl,
      },
    },
  });
  foreign.addFunction(home, commander, zip, settings('commander.handler'));
  foreign.addFunction(home, relay, zip, settings('notifications-handler.handler'));
  properties = {
    ServiceToken: arnOf('lambda', `function:${commander}`),
    Version: '1.5.4',
    CodeHash: manifest.agent.codeHash,
    LinkId: link.id,
    ExternalIdFingerprint: '1d2c3b4a5968',
    NamePrefix: 'stackery',
    ControlPlaneUrl: controlPlane.url,
    AssetsBucket: 'stackery-agent-assetsbucket-1a2b3c',
    StackNamePattern: '*',
    RolePath: '/',
    PermissionsBoundaryArn: '',
  };
});

describe('on an AWS stand-in that is not ours', () => {
  let states = '';

  it('the agent is brought into every region, at the first attempt', async () => {
    const answer = await bootstrap('');
    states = answer?.Data?.['RegionStates'] ?? '';
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { ReadyRegions: String(others.length + 1) } });
    expect(foreign.messages).toEqual([]);
    for (const region of others) {
      const found = foreign.regions.get(region);
      expect(Object.keys(found?.functions ?? {}).sort()).toEqual([commander, relay]);
      expect(found?.logGroups.size).toBe(2);
      expect(Object.values(found?.topics ?? {})).toEqual([
        {
          tags: { StackeryAgentStackId: stackId },
          subscribed: [`arn:aws:lambda:${region}:${foreignAccount}:function:${relay}`],
        },
      ]);
    }
  });

  it('whose callers are no roles, the install ends FAILED at once, with the code and the reason', async () => {
    const answer = await request('Custom::Stackery', 'Stackery', {
      ServiceTimeout: 1200,
      RoleArn: `arn:aws:iam::${foreignAccount}:role/stackery-access`,
      TopicArn: arnOf('sns', 'stackery-cloudformation-notifications'),
      RegionStates: states,
    });
    expect(answer?.Status).toBe('FAILED');
    expect(answer?.Reason).toContain(`AWS says that the caller is arn:aws:iam::${foreignAccount}:root`);
    expect(answer?.Reason).toContain('(code: caller_not_agent)');
    expect(foreign.messages).toEqual([]);
  });

  it('that does not say which regions there are, the agent is brought into those that are named', async () => {
    listed.length = 0;
    const answer = await bootstrap('ca-central-1,eu-north-1');
    expect(answer).toMatchObject({ Status: 'SUCCESS', Data: { ReadyRegions: '3' } });
    expect(Object.keys(foreign.regions.get('eu-north-1')?.functions ?? {}).sort()).toEqual([commander, relay]);
    expect(foreign.messages).toEqual([]);
  });
});
