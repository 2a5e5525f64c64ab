import { expect, it } from '@jest/globals';
import type { TemplateSummary } from '../../../contract/template-summary.ts';
import { changeSetsOf } from '../../support/change-sets.ts';
import { linkAccount } from '../../support/link-account.ts';
import { startTestControlPlane } from '../../support/start-control-plane.ts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const controlPlane = await startTestControlPlane({ aws });
const workspace = await controlPlane.workspace();
const region = 'us-east-1';
const account = await linkAccount(controlPlane, aws, { workspaceId: workspace.id, stackNamePattern: 'shop*' });
const { execute, become } = changeSetsOf(controlPlane, aws, {
  ...{ region, workspace: () => workspace, account: () => account },
});

const template = `
Parameters:
  Name: { Type: String }
  Secret: { Type: String, NoEcho: true }
  Size: { Type: String, Default: small, AllowedValues: [small, large] }
Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref Name } }
`;
const summarize = async (stackName?: string) =>
  (
    await controlPlane.call<TemplateSummary & { code?: string }>(
      workspace.keys.operator,
      'POST',
      '/api/v1/template-summaries',
      { linkId: account.linkId, region, template, ...(stackName ? { stackName } : {}) },
    )
  ).body;
const currents = ({ parameters }: TemplateSummary) =>
  Object.fromEntries(parameters.map(({ name, current }) => [name, current]));

it('says what a template asks for, and of a new stack that it has nothing yet', async () => {
  expect(await summarize()).toMatchObject({ type: null });
  const summary = await summarize('shop');
  expect(summary.type).toBe('CREATE');
  expect(currents(summary)).toEqual({ Name: null, Secret: null, Size: null });
  expect(summary.parameters.find(({ name }) => name === 'Size')).toMatchObject({
    ...{ defaultValue: 'small', allowedValues: ['small', 'large'], noEcho: false },
  });
});

it('says of a stack that stands which values it has, and never what is hidden', async () => {
  const parameters = { Name: 'orders', Secret: 'hush', Size: 'large' };
  const changeSet = await become('ready', { template, parameters });
  await execute(changeSet);
  const summary = await summarize('shop');
  expect(summary.type).toBe('UPDATE');
  expect(currents(summary)).toEqual({ Name: 'orders', Secret: '****', Size: 'large' });
});

it('refuses a stack that the account keeps from us before anything is proposed', async () => {
  expect(await summarize('payroll')).toMatchObject({ code: 'stack_name_refused' });
});
