import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestAws } from '../../support/start-local-aws.ts';
import { providerTemplate } from './provider.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
let ServiceToken = '';

type Resources = Record<string, { Properties?: object; DependsOn?: string; Type?: string }>;

const text = (resources: Resources, output?: string) =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(resources).map(([name, { Properties, ...rest }]) => [
        name,
        { Type: 'Custom::Thing', ...rest, Properties: { ...(rest.Type ? {} : { ServiceToken }), ...Properties } },
      ]),
    ),
    ...(output === undefined
      ? {}
      : {
          Outputs: {
            Log: { Value: { 'Fn::GetAtt': [output, 'Log'] } },
            Text: { Value: { 'Fn::GetAtt': [output, 'Text'] } },
          },
        }),
  });

const create = async (StackName: string, resources: Resources, output?: string) => {
  await client.send(new CreateStackCommand({ StackName, TemplateBody: text(resources, output) }));
  return settle(client, StackName);
};
const update = async (StackName: string, resources: Resources, output?: string) => {
  await client.send(new UpdateStackCommand({ StackName, TemplateBody: text(resources, output) }));
  return settle(client, StackName);
};
const lastRequest = ({ Outputs = [] }: Awaited<ReturnType<typeof settle>>): unknown =>
  JSON.parse(Outputs.find(({ OutputKey }) => OutputKey === 'Log')?.OutputValue ?? 'null');

/** Keeps the requests that a provider is sent, in their order. */
const startWitness = async () => {
  const requests: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  witnesses.push(server);
  return { requests, Witness: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};
const witnesses: Server[] = [];
afterAll(() => witnesses.forEach((server) => server.close()));

beforeAll(async () => {
  await client.send(
    new CreateStackCommand({ StackName: 'provider', TemplateBody: providerTemplate, Capabilities: ['CAPABILITY_IAM'] }),
  );
  const { Outputs } = await settle(client, 'provider');
  ServiceToken = Outputs?.[0]?.OutputValue ?? '';
});

// From: AWS documentation, "CloudFormation custom resource request and response reference".
describe('custom resource, shape', () => {
  it('is asked with every scalar as text, and gives its data to Fn::GetAtt', async () => {
    const stack = await create(
      'ask',
      { Thing: { Properties: { Number: 42, Flag: true, List: [1, 'b'], Text: 'hello' } } },
      'Thing',
    );
    expect(stack.StackStatus).toBe('CREATE_COMPLETE');
    expect(stack.Outputs).toContainEqual({ OutputKey: 'Text', OutputValue: 'hello' });
    expect(lastRequest(stack)).toEqual({
      RequestType: 'Create',
      ServiceToken,
      StackId: stack.StackId,
      RequestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      LogicalResourceId: 'Thing',
      ResourceType: 'Custom::Thing',
      ResourceProperties: { ServiceToken, Number: '42', Flag: 'true', List: ['1', 'b'], Text: 'hello' },
    });
  });

  it('is asked to update with its id and its old properties', async () => {
    await create('change', { Thing: { Properties: { Id: 'one', Text: 'before' } } }, 'Thing');
    const stack = await update('change', { Thing: { Properties: { Id: 'one', Text: 'after' } } }, 'Thing');
    expect(lastRequest(stack)).toMatchObject({
      RequestType: 'Update',
      PhysicalResourceId: 'one',
      ResourceProperties: { Text: 'after' },
      OldResourceProperties: { Text: 'before' },
    });
  });
});

// From: AWS documentation, "cfn-response module".
describe('code that stands in a template', () => {
  it.each(['nodejs20.x', 'nodejs24.x'])('finds cfn-response beside it where it asks for it, on %s', async (Runtime) => {
    const code = `
      const response = require('cfn-response');
      exports.handler = async (event, context) =>
        response.send(event, context, response.SUCCESS, { Text: 'told' }, event.PhysicalResourceId);`;
    const StackName = `inline-${Runtime.replace('.', '-')}`;
    const TemplateBody = providerTemplate.replace(/"Runtime":"[^"]*"/, `"Runtime":"${Runtime}"`);
    const template = JSON.parse(TemplateBody) as { Resources: Record<string, { Properties: object }>; Outputs: object };
    Object.assign(template.Resources['Provider']?.Properties ?? {}, { Code: { ZipFile: code } });
    const Properties = { ServiceToken: { 'Fn::GetAtt': ['Provider', 'Arn'] } };
    Object.assign(template.Resources, { Thing: { Type: 'Custom::Thing', Properties } });
    template.Outputs = { Id: { Value: { Ref: 'Thing' } }, Text: { Value: { 'Fn::GetAtt': ['Thing', 'Text'] } } };
    await client.send(
      new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template), Capabilities: ['CAPABILITY_IAM'] }),
    );
    const { Outputs } = await settle(client, StackName);
    expect(Outputs).toEqual([
      { OutputKey: 'Id', OutputValue: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/) },
      { OutputKey: 'Text', OutputValue: 'told' },
    ]);
  });
});

describe('custom resource, validation', () => {
  it('needs a service token, in the region of the stack', async () => {
    await create('no-token', { Thing: { Properties: { ServiceToken: '' } } });
    expect(await eventsOf(client, 'no-token')).toContain('Thing CREATE_FAILED Property ServiceToken cannot be empty.');
    await create('elsewhere', {
      Thing: { Properties: { ServiceToken: ServiceToken.replace('us-east-1', 'eu-west-1') } },
    });
    expect((await eventsOf(client, 'elsewhere')).join('\n')).toContain(
      "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
    );
  });

  it('cannot change its service token', async () => {
    await create('token', { Thing: {} });
    const { StackStatus } = await update('token', { Thing: { Properties: { ServiceToken: `${ServiceToken}2` } } });
    expect(StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    expect(await eventsOf(client, 'token')).toContain('Thing UPDATE_FAILED Modifying service token is not allowed.');
  });

  it('must answer in 4,096 bytes', async () => {
    await create('long', { Thing: { Properties: { Size: 4096 } } });
    expect(await eventsOf(client, 'long')).toContain('Thing CREATE_FAILED Response object is too long.');
  });
});

describe('custom resource, behaviour', () => {
  it('fails with the reason it gives, and is then asked to delete the id it gave', async () => {
    await create('failing', { Thing: { Properties: { Fail: 'Create', Id: 'half-made' } } });
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'failing' }));
    const failed = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED');
    expect(failed?.PhysicalResourceId).toBe('half-made');
    expect(failed?.ResourceStatusReason).toMatch(
      /^Received response status \[FAILED\] from custom resource\. Message returned: Told to fail \(RequestId: [0-9a-f-]{36}\)$/,
    );
    const deleted = StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'DELETE_COMPLETE');
    expect(deleted?.PhysicalResourceId).toBe('half-made');
  });

  it('fails when it stays silent for its service timeout, and is asked to delete an invented id', async () => {
    const StackName = 'silent';
    await client.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: text({ Thing: { Properties: { Silent: 'Create', ServiceTimeout: 1800 } } }),
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    aws.clock.advance(1_800_000);
    client.config.systemClockOffset = aws.clock.offset();
    expect((await settle(client, StackName)).StackStatus).toBe('ROLLBACK_COMPLETE');
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
    expect(
      StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason,
    ).toContain('CloudFormation did not receive a response from your Custom Resource.');
    expect(StackEvents.find(({ ResourceStatus }) => ResourceStatus === 'DELETE_COMPLETE')?.PhysicalResourceId).toMatch(
      /^silent-Thing-\w{12}$/,
    );
  });

  it('fails whoever wants of it what its provider did not say', async () => {
    const Properties = { QueueName: { 'Fn::GetAtt': ['Thing', 'Missing'] } };
    const stack = await create('wanting', { Thing: {}, Queue: { Type: 'AWS::SQS::Queue', Properties } });
    expect((await eventsOf(client, 'wanting')).find((event) => event.startsWith('Queue CREATE_FAILED'))).toMatch(
      new RegExp(
        `attribute error: Vendor response doesn't contain Missing attribute in object ${stack.StackId}\\|Thing\\|[0-9a-f-]{36}$`,
      ),
    );
  });

  it('is given up when a sibling fails', async () => {
    const { StackStatus } = await create('sibling', {
      Slow: { Properties: { Silent: 'Create' } },
      Bad: { Properties: { Fail: 'Create' } },
    });
    const events = await eventsOf(client, 'sibling');
    expect(StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(events).toContain('Slow CREATE_FAILED Resource creation cancelled');
    expect(events).toContain(
      'sibling ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad, Slow]. Rollback requested by user.',
    );
  });

  it('answers an update with another id: the old one is deleted in the cleanup phase', async () => {
    await create('moved', { Thing: { Properties: { Id: 'old' } } });
    await update('moved', { Thing: { Properties: { Id: 'new' } } });
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'moved' }));
    const told = StackEvents.reverse().map(
      ({ PhysicalResourceId, ResourceStatus }) => `${PhysicalResourceId} ${ResourceStatus}`,
    );
    expect(told.slice(-7)).toEqual([
      'old UPDATE_IN_PROGRESS',
      'new UPDATE_IN_PROGRESS',
      'new UPDATE_COMPLETE',
      expect.stringContaining('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'),
      'old DELETE_IN_PROGRESS',
      'old DELETE_COMPLETE',
      expect.stringContaining('UPDATE_COMPLETE'),
    ]);
  });

  it('is asked again with its properties swapped when an update fails', async () => {
    const { requests, Witness } = await startWitness();
    await create('swap', { Thing: { Properties: { Text: 'good', Witness } } });
    const stack = await update('swap', { Thing: { Properties: { Text: 'bad', Fail: 'Update', Witness } } });
    expect(stack.StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect(requests).toMatchObject([
      { RequestType: 'Create', ResourceProperties: { Text: 'good' } },
      { RequestType: 'Update', ResourceProperties: { Text: 'bad' }, OldResourceProperties: { Text: 'good' } },
      { RequestType: 'Update', ResourceProperties: { Text: 'good' }, OldResourceProperties: { Text: 'bad' } },
    ]);
  });

  it('shows in a change set that what uses its data may have to be replaced', async () => {
    const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Thing', 'Text'] } } };
    await create('maybe', { Thing: { Properties: { Text: 'maybe-queue' } }, Queue: queue });
    const where = { StackName: 'maybe', ChangeSetName: 'c' };
    const TemplateBody = text({ Thing: { Properties: { Text: 'maybe-queue', More: 1 } }, Queue: queue });
    await client.send(new CreateChangeSetCommand({ ...where, TemplateBody }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { Changes } = await client.send(new DescribeChangeSetCommand(where));
    const [dependent, thing] = (Changes ?? []).map(({ ResourceChange }) => ResourceChange);
    expect(thing).toMatchObject({ LogicalResourceId: 'Thing', Replacement: 'False' });
    expect(dependent).toMatchObject({
      LogicalResourceId: 'Queue',
      Replacement: 'Conditional',
      Details: [{ Evaluation: 'Dynamic', ChangeSource: 'ResourceAttribute', CausingEntity: 'Thing.Text' }],
    });
  });

  it('hides what it marks with NoEcho', async () => {
    const stack = await create('hidden', { Thing: { Properties: { Text: 'secret', NoEcho: true } } }, 'Thing');
    expect(stack.Outputs).toContainEqual({ OutputKey: 'Text', OutputValue: '*****' });
  });

  it('keeps the stack in DELETE_FAILED when it refuses to go, until it is retained', async () => {
    const { StackId = '' } = await create('clinging', { Thing: { Properties: { Fail: 'Delete' } }, Gone: {} });
    await client.send(new DeleteStackCommand({ StackName: 'clinging' }));
    const stuck = await settle(client, StackId);
    expect(stuck).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Thing]. ',
    });
    await expect(
      client.send(new DeleteStackCommand({ StackName: 'clinging', RetainResources: ['Thing', 'Gone'] })),
    ).rejects.toThrow(
      'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
    );
    await client.send(new DeleteStackCommand({ StackName: 'clinging', RetainResources: ['Thing'] }));
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(await eventsOf(client, StackId)).toContain('Thing DELETE_SKIPPED');
  });
});
