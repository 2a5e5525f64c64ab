import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CommanderUsers } from '../../../contract/commander-users.ts';
import { linkAccount } from '../../support/link-account.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
const ours = await controlPlane.workspace();
const account = await linkAccount(controlPlane, aws, {
  workspaceId: ours.id,
  stackNamePattern: 'shop*',
  regions: [
    { region: 'eu-west-1', state: 'ready' },
    { region: 'us-west-2', state: 'ready' },
  ],
});
const prefix = account.stackId.split('/')[1] ?? '';

// CloudFormation waits for an answer that nobody gives; the template is there all the same
const create = (region: string, StackName: string, name: string) =>
  aws.client(CloudFormationClient, 'customer-a', region).send(
    new CreateStackCommand({
      StackName,
      TemplateBody: `
Parameters: { Prefix: { Type: String, Default: nobody } }
Resources:
  Queue: { Type: AWS::SQS::Queue }
  Thing:
    Type: Custom::StackeryHelloWorld
    Properties:
      ServiceToken: !Sub 'arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:\${Prefix}-agent-commander'
`,
      Parameters: [{ ParameterKey: 'Prefix', ParameterValue: name }],
    }),
  );
await create('eu-west-1', 'shop-web', prefix);
await create('us-west-2', 'shop-api', prefix);
await create('us-west-2', 'shop-of-another-agent', 'another');
await create('us-west-2', 'payroll', prefix);

afterEach(() => aws.faults.clear());

const find = (query = '', key = ours.keys.viewer) =>
  controlPlane.call<CommanderUsers & { code?: string }>(
    key,
    'GET',
    `/api/v1/links/${account.linkId}/commander-users${query}`,
  );

describe('the stacks that use the commander', () => {
  it('are found in every region, with their custom resources, before an account is unlinked', async () => {
    const { status, body } = await find();
    expect(status).toBe(200);
    expect(body.items).toEqual([
      { region: 'eu-west-1', stackName: 'shop-web', stackId: expect.stringMatching(/^arn:/), logicalIds: ['Thing'] },
      { region: 'us-west-2', stackName: 'shop-api', stackId: expect.stringMatching(/^arn:/), logicalIds: ['Thing'] },
    ]);
  });

  it('may be among those that the role may not read, which are named', async () => {
    const { body } = await find();
    expect(body.unreadable).toEqual([{ region: 'us-west-2', stackName: 'payroll', reason: expect.any(String) }]);
  });

  it('are shown without a region that cannot be listed, which is named too', async () => {
    const denied = { code: 'AccessDenied', message: 'denied by an SCP', status: 403 };
    aws.faults.add({ kind: 'error', operation: 'ListStacks', region: 'us-west-2', ...denied });
    const { body } = await find();
    expect(body.items.map(({ stackName }) => stackName)).toEqual(['shop-web']);
    expect(body.unreadable).toEqual([{ region: 'us-west-2', stackName: null, reason: expect.any(String) }]);
  });

  it('are not shown to another workspace', async () => {
    const other = await controlPlane.workspace();
    expect(await find('', other.keys.owner)).toMatchObject({ status: 404, body: { code: 'link_not_found' } });
  });
});
