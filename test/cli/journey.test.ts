import { afterAll, describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
} from '@aws-sdk/client-cloudformation';
import { DeleteFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { Link } from '../../contract/link.ts';
import { eventually } from '../support/eventually.ts';
import { home, setStage } from './stage.ts';

const stage = await setStage();
const asCustomer = stage.customer('customer-a');
afterAll(() => stage.close());

const run = (args: string[], env: Record<string, string> = {}) =>
  stage.cli.run(args, { ...asCustomer, ...stage.signedIn, ...env });
const alone = (args: string[]) => stage.cli.run(args, asCustomer);
const cloudFormation = () => stage.aws.client(CloudFormationClient, 'customer-a', home);
const changeSetsLeft = async () =>
  (await cloudFormation().send(new ListChangeSetsCommand({ StackName: 'stackery-agent' }))).Summaries ?? [];
const linked = async (): Promise<Link | undefined> => {
  const { body } = await stage.controlPlane.call<{ items: Link[] }>(
    stage.workspace.keys.owner,
    'GET',
    '/api/v1/links?limit=10',
  );
  return body.items.find(({ state }) => state !== 'waiting');
};

describe('an account from its link to its end', () => {
  it('is linked by one command, which shows what it creates and follows it', async () => {
    const args = [
      'aws',
      'link',
      '--region',
      home,
      '--name',
      'Shop',
      '--only-region',
      home,
      '--only-region',
      'eu-west-1',
    ];
    const { code, stdout, stderr } = await run([...args, '--yes']);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Account 222222222222 is linked: version 1\.5\.4, 2 of 2 regions ready\.\n$/);
    expect(stderr).toContain('Account    222222222222, as arn:aws:iam::222222222222:user/admin');
    expect(stderr).toMatch(/StackeryRole can be assumed by arn:.*111111111111:root/);
    expect(stderr).toMatch(/CREATE_COMPLETE +Stackery \(Custom::Stackery\)/);
    expect(stderr).toMatch(/eu-west-1 +ready/);
    const link = await linked();
    expect(link?.state).toBe('linked');
    expect(stdout + stderr).not.toContain(link?.externalId ?? 'missing');
  });

  it('is not linked twice: the stack that is there stops the second, and no link is left over', async () => {
    const { code, stderr } = await run(['aws', 'link', '--region', home, '--yes']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/stack_exists|account_already_linked/);
    expect((await linked())?.state).toBe('linked');
  });

  it('needs no update while there is nothing newer', async () => {
    const { code, stdout } = await run(['aws', 'update-role', '--version', '1.5.4', '--yes', '--json']);
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toEqual({ status: 'up-to-date', installed: '1.5.4', version: '1.5.4' });
  });

  it('does not go back to an older release', async () => {
    expect((await run(['aws', 'update-role', '--version', '1.5.3', '--yes'])).code).toBe(6);
  });
});

describe('a repair', () => {
  it('puts back what was removed in a region, and changes neither release nor settings', async () => {
    const lambda = stage.aws.client(LambdaClient, 'customer-a', 'eu-west-1');
    await lambda.send(new DeleteFunctionCommand({ FunctionName: 'stackery-agent-commander' }));
    const settings = async () => {
      const { Stacks } = await cloudFormation().send(new DescribeStacksCommand({ StackName: 'stackery-agent' }));
      return (Stacks?.[0]?.Parameters ?? []).filter(({ ParameterKey }) => ParameterKey !== 'Refresh');
    };
    const before = await settings();
    const { code, stdout, stderr } = await alone(['aws', 'repair', '--region', home, '--yes', '--json']);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      status: 'UPDATE_COMPLETE',
      version: '1.5.4',
      before: [
        { region: 'eu-west-1', version: '-', note: 'no copy' },
        { region: home, version: '1.5.4', note: 'ready' },
      ],
      regions: [
        { region: 'eu-west-1', version: '1.5.4', note: 'ready' },
        { region: home, version: '1.5.4', note: 'ready' },
      ],
    });
    expect(stderr).toMatch(/StackeryAgentCommanderBootstrap/);
    expect(await settings()).toEqual(before);
    expect(await changeSetsLeft()).toEqual([]);
  });

  it('changes nothing until it is answered', async () => {
    expect((await alone(['aws', 'repair', '--region', home])).code).toBe(2);
    expect(await changeSetsLeft()).toEqual([]);
  });

  it('names what it did not find', async () => {
    const { code, stderr } = await alone(['aws', 'repair', '--region', 'eu-west-1', '--yes']);
    expect(code).toBe(4);
    expect(stderr).toContain('stack_missing');
  });
});

describe('a release that cannot be trusted', () => {
  const update = (version: string) => alone(['aws', 'update-role', '--region', home, '--version', version, '--yes']);

  it.each([
    ['1.9.0', 'is signed with another key', 'release_not_signed', { key: stage.strangeKey.private }],
    [
      '1.9.1',
      'was altered after it was signed',
      'release_altered',
      { alterAfterSigning: (text: string) => `${text}\n# more` },
    ],
  ])('%s is not installed: it %s', async (version, _, code, forgery) => {
    await stage.forge(version, forgery);
    expect(await update(version)).toMatchObject({ code: 1, stderr: expect.stringContaining(code) });
    expect(await changeSetsLeft()).toEqual([]);
  });

  it('is not installed when it is another version than its place says', async () => {
    await stage.forge('1.9.2', {});
    await stage.copyManifest('1.9.2', '1.9.3');
    expect(await update('1.9.3')).toMatchObject({ code: 1, stderr: expect.stringContaining('release_mismatch') });
    expect(await changeSetsLeft()).toEqual([]);
  });

  it('cannot be reached by a version that is a path', async () => {
    expect(await update('../1.9.2')).toMatchObject({ code: 2, stderr: expect.stringContaining('Not a version') });
  });

  it('ends with 4 when it is not there', async () => {
    const { code, stderr } = await alone(['aws', 'update-role', '--region', home, '--version', '7.0.0', '--yes']);
    expect(code).toBe(4);
    expect(stderr).toContain('release_not_found');
  });
});

describe('an update', () => {
  it('works without a control plane, shows permissions apart, and ends with the version in each region', async () => {
    await stage.publish('1.6.0', (template) =>
      template
        .replaceAll(
          '- cloudwatch:ListMetrics',
          '- cloudwatch:ListMetrics\n                  - cloudwatch:ListDashboards',
        )
        .replace(/ReleaseKey: '.*'/, `ReleaseKey: '${stage.strangeKey.public}'`),
    );
    const args = ['aws', 'update-role', '--region', home, '--version', '1.6.0', '--yes', '--json'];
    const { code, stdout, stderr } = await alone(args);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'UPDATE_COMPLETE',
      from: '1.5.4',
      version: '1.6.0',
      permissions: {
        added: ['StackeryRole may cloudwatch:ListDashboards on everything'],
        // The deny of everything else leaves it out too.
        removed: ['StackeryRole is denied cloudwatch:ListDashboards on everything'],
        newReleaseKey: true,
      },
      regions: [
        { region: 'eu-west-1', version: '1.6.0', note: 'ready' },
        { region: home, version: '1.6.0', note: 'ready' },
      ],
    });
    expect(stderr).toMatch(/UPDATE_COMPLETE +StackeryRole/);
    expect(stderr).toContain('The next releases will be signed with another key.');
  });
});

describe('the rotation of the external id', () => {
  it('shows neither of the two in the list of accounts, not to an owner either', async () => {
    const { id = '', externalId = 'missing' } = (await linked()) ?? {};
    const path = `/api/v1/links/${id}`;
    const body = { rotateExternalId: true };
    const { body: begun } = await stage.controlPlane.call<Link>(stage.workspace.keys.owner, 'PATCH', path, body);
    const { stdout } = await run(['aws', 'accounts', '--json']);
    expect(stdout).toContain(id);
    for (const secret of [externalId, begun.nextExternalId ?? 'missing']) expect(stdout).not.toContain(secret);
  });

  it('comes by one command: the stack gets the new one, the old one is refused, and neither is shown', async () => {
    const before = await linked();
    const { code, stdout, stderr } = await run(['aws', 'update-role', '--rotate-external-id', '--yes', '--json']);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({ status: 'rotated', link: before?.id });
    const after = await linked();
    expect(after).toMatchObject({ state: 'linked', nextExternalId: null, problem: null, version: '1.6.0' });
    expect(after?.externalId).not.toBe(before?.externalId);
    for (const id of [before?.externalId, after?.externalId]) expect(stdout + stderr).not.toContain(id ?? 'missing');
    const { Stacks } = await cloudFormation().send(new DescribeStacksCommand({ StackName: 'stackery-agent' }));
    const given = Stacks?.[0]?.Parameters?.find(({ ParameterKey }) => ParameterKey === 'ExternalId')?.ParameterValue;
    expect(stderr).toContain('(the new external id)');
    expect(given).toBe(after?.externalId);
  });

  it('is not for who may not ask the control plane', async () => {
    const args = ['aws', 'update-role', '--rotate-external-id', '--region', home, '--yes'];
    expect((await alone(args)).code).toBe(3);
    const asViewer = await run(args, { STACKERY_API_KEY: stage.workspace.keys.viewer });
    expect(asViewer.code).toBe(3);
    expect((await linked())?.nextExternalId).toBeNull();
  });
});

describe('the end', () => {
  const greet = async () => {
    const shop = stage.aws.client(CloudFormationClient, 'customer-a', 'eu-west-1');
    const ServiceToken = { 'Fn::Sub': 'arn:aws:lambda:eu-west-1:222222222222:function:stackery-agent-commander' };
    const Hello = { Type: 'Custom::StackeryHelloWorld', Properties: { ServiceToken, Name: 'Tokyo' } };
    const TemplateBody = JSON.stringify({ Resources: { Hello } });
    const { StackId } = await shop.send(new CreateStackCommand({ StackName: 'greeting', TemplateBody }));
    await eventually(async () => {
      const { Stacks } = await shop.send(new DescribeStacksCommand({ StackName: StackId }));
      expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
    });
    return StackId;
  };

  it('waits for an answer, and without a terminal to ask on nothing is deleted', async () => {
    expect((await run(['aws', 'unlink'])).code).toBe(2);
    expect((await linked())?.state).toBe('linked');
  });

  it('comes by one command, which names what will miss the agent, deletes the stack and ends the link', async () => {
    const stackId = await greet();
    const before = await linked();
    const { code, stdout, stderr } = await run(['aws', 'unlink', '--yes', '--json']);
    expect({ code, stderr: code ? stderr : '' }).toEqual({ code: 0, stderr: '' });
    const users = [{ region: 'eu-west-1', stackName: 'greeting', stackId, logicalIds: ['Hello'] }];
    expect(stderr).toContain('Hello of greeting in eu-west-1');
    expect((await linked())?.commanderUsers).toEqual(users);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'DELETE_COMPLETE',
      leftBehind: { topics: [], users, unseen: [] },
      link: { id: before?.id, state: 'unlinked' },
    });
    const { Stacks } = await cloudFormation().send(new DescribeStacksCommand({ StackName: before?.stackId ?? '' }));
    expect(Stacks?.[0]?.StackStatus).toBe('DELETE_COMPLETE');
    expect(stdout + stderr).not.toContain(before?.externalId ?? 'missing');
  });

  it('has come already the second time', async () => {
    const { code, stderr } = await alone(['aws', 'unlink', '--region', home, '--yes']);
    expect(code).toBe(4);
    expect(stderr).toContain('stack_missing');
  });
});
