import { CloudFormationClient, CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fillTemplate } from '../../agent-template/fill-template.ts';
import { readTemplate } from '../../agent-template/read-template.ts';
import type { AgentRegion } from '../../contract/registration.ts';
import { insertSession } from '../../control-plane/agent/session-store.ts';
import { insertLink } from '../../control-plane/links/link-store.ts';
import { hashSecret, newSecret } from '../../control-plane/secret.ts';
import type { TestControlPlane } from './start-control-plane.ts';
import type { TestAws } from './start-local-aws.ts';
import { eventually } from './eventually.ts';

export type LinkedAccount = {
  linkId: string;
  accountId: string;
  homeRegion: string;
  roleArn: string;
  assetsBucket: string;
  stackId: string;
  /** A new session token of one of the agent's two roles. */
  token(kind: 'agent-commander' | 'notifications-handler'): Promise<string>;
};

type Options = {
  account?: 'customer-a' | 'customer-b';
  workspaceId: string;
  homeRegion?: string;
  stackNamePattern?: string;
  regions?: AgentRegion[];
  topicArn?: string;
};

const resources = ['StackeryRole', 'AssetsBucket', 'AssetsBucketPolicy'];
const parameters = ['ExternalId', 'StackNamePattern', 'NamePrefix', 'RolePath', 'PermissionsBoundaryArn'];

/** As much of the release's own template as the control plane works through: its role and its bucket. */
const agentTemplate = (): string => {
  const source = readFileSync(new URL('../../agent-template/template.yaml', import.meta.url), 'utf8');
  const blank = ['VERSION', 'CONTROL_PLANE_URL', 'CODE_HASH', 'ZIP_KEY', 'BUCKET', 'REGION_LIST', 'RELEASE_KEY'];
  const vendor = {
    PARTITION: 'aws',
    VENDOR_ACCOUNT: '111111111111',
    VENDOR_PRINCIPALS: 'arn:aws:iam::111111111111:user/admin',
  };
  const filled = fillTemplate(source, {
    values: Object.fromEntries(blank.map((name) => [name, '-'])),
    lists: [[{ REGION: 'us-east-1' }], [vendor]],
  });
  const { template } = readTemplate(filled);
  const pick = <Value>(all: Record<string, Value>, names: string[]) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  return JSON.stringify({
    ...template,
    Metadata: undefined,
    Rules: undefined,
    Outputs: { Role: { Value: { 'Fn::GetAtt': ['StackeryRole', 'Arn'] } }, Bucket: { Value: { Ref: 'AssetsBucket' } } },
    Parameters: pick(template.Parameters, parameters),
    // what they wait for in the whole stack is not here
    Resources: Object.fromEntries(
      Object.entries(pick(template.Resources, resources)).map(([id, resource]) => [
        id,
        { ...resource, DependsOn: undefined },
      ]),
    ),
  });
};

/** A linked account, with the real role and bucket of the agent stack, but without an agent that speaks. */
export const linkAccount = async (
  controlPlane: TestControlPlane,
  aws: TestAws,
  { account = 'customer-a', workspaceId, homeRegion = 'us-east-1', stackNamePattern = '*', ...options }: Options,
): Promise<LinkedAccount> => {
  const { db, clock } = controlPlane.deps;
  const [linkId, externalId] = [randomUUID(), randomUUID()];
  const prefix = `agent-${linkId.slice(0, 8)}`;
  const cloudFormation = aws.client(CloudFormationClient, account, homeRegion);
  const { StackId: stackId = '' } = await cloudFormation.send(
    new CreateStackCommand({
      StackName: prefix,
      TemplateBody: agentTemplate(),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      Parameters: Object.entries({
        ExternalId: externalId,
        StackNamePattern: stackNamePattern,
        NamePrefix: prefix,
      }).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
  );
  const stack = await eventually(async () => {
    const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackId }));
    const { StackStatus, StackStatusReason } = Stacks?.[0] ?? {};
    if (StackStatus !== 'CREATE_COMPLETE') throw new Error(`The agent stack is ${StackStatus}: ${StackStatusReason}`);
    return Stacks?.[0];
  });
  const output = (key: string) => stack?.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';
  const accountId = stackId.split(':')[4] ?? '';
  const now = new Date(clock.now());
  await insertLink(db, {
    id: linkId,
    workspace_id: workspaceId,
    state: 'linked',
    external_id: externalId,
    account_confirmed: true,
    account_id: accountId,
    home_region: homeRegion,
    stack_name_pattern: stackNamePattern,
    name_prefix: prefix,
    regions_wanted: '[]',
    regions: JSON.stringify(options.regions ?? []),
    topic_arn: options.topicArn ?? null,
    drift: 'unknown',
    left_behind: '[]',
    stack_id: stackId,
    role_arn: output('Role'),
    assets_bucket: output('Bucket'),
    commander_role_name: `${prefix}-agent-commander`,
    commander_role_unique_id: `AROACOMMANDER${prefix}`,
    handler_role_name: `${prefix}-notifications-handler`,
    handler_role_unique_id: null,
    created_at: now,
    created_by: 'test',
    expires_at: now,
    linked_at: now,
  });
  const uniqueIds = { 'agent-commander': `AROACOMMANDER${prefix}`, 'notifications-handler': `AROAHANDLER${prefix}` };
  return {
    linkId,
    accountId,
    homeRegion,
    stackId,
    roleArn: output('Role'),
    assetsBucket: output('Bucket'),
    async token(kind) {
      const secret = newSecret();
      await insertSession(db, {
        token_hash: hashSecret(secret),
        link_id: linkId,
        account_id: accountId,
        role_name: `${prefix}-${kind}`,
        role_unique_id: uniqueIds[kind],
        expires_at: new Date(clock.now() + 15 * 60_000),
      });
      return secret;
    },
  };
};
