import { describe, expect, it } from '@jest/globals';
import {
  CloudFormationClient,
  ContinueUpdateRollbackCommand,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  type UpdateStackCommandInput,
} from '@aws-sdk/client-cloudformation';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startTestAws } from '../../support/start-local-aws.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');
const sqs = aws.client(SQSClient, 'customer-a');

const queues = (queuesByName: Record<string, object>) =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(queuesByName).map(([name, { ...rest }]) => [name, { Type: 'AWS::SQS::Queue', ...rest }]),
    ),
  });

const create = async (StackName: string, TemplateBody: string) => {
  await client.send(new CreateStackCommand({ StackName, TemplateBody }));
  return settle(client, StackName);
};
const update = async (input: UpdateStackCommandInput) => {
  await client.send(new UpdateStackCommand(input));
  return settle(client, input.StackName ?? '');
};
const updateEvents = async (StackName: string) => {
  const events = await eventsOf(client, StackName);
  return events.slice(events.findLastIndex((event) => event === `${StackName} UPDATE_IN_PROGRESS User Initiated`) + 1);
};

// From: AWS-documented stack status codes and "Update behaviors of stack resources".
describe('UpdateStack, validation', () => {
  it('refuses a stack that does not exist', async () => {
    const work = client.send(new UpdateStackCommand({ StackName: 'nobody', TemplateBody: queues({ A: {} }) }));
    await expect(work).rejects.toMatchObject({ name: 'ValidationError', message: 'Stack [nobody] does not exist' });
  });

  it('refuses an update that changes nothing', async () => {
    await create('same', queues({ A: {} }));
    const work = client.send(new UpdateStackCommand({ StackName: 'same', UsePreviousTemplate: true }));
    await expect(work).rejects.toMatchObject({ message: 'No updates are to be performed.' });
  });

  it('refuses a stack that only can be deleted', async () => {
    const { StackId } = await create('broken', queues({ A: { Properties: { DelaySeconds: 5000 } } }));
    const work = client.send(new UpdateStackCommand({ StackName: 'broken', TemplateBody: queues({ A: {} }) }));
    await expect(work).rejects.toMatchObject({
      message: `Stack:${StackId} is in ROLLBACK_COMPLETE state and can not be updated.`,
    });
  });

  it('refuses to make a resource another type', async () => {
    await create('typed', queues({ A: {} }));
    const TemplateBody = JSON.stringify({ Resources: { A: { Type: 'AWS::SNS::Topic' } } });
    await expect(client.send(new UpdateStackCommand({ StackName: 'typed', TemplateBody }))).rejects.toThrow(
      'Update of resource type is not permitted. The new template modifies resource type of the following resources: [A]',
    );
  });
});

describe('UpdateStack, behaviour', () => {
  it('changes what can change in place, adds, and removes in the cleanup phase', async () => {
    await create('steady', queues({ A: { Properties: { DelaySeconds: 1 } }, Gone: {} }));
    const TemplateBody = queues({ A: { Properties: { DelaySeconds: 9 } }, New: { DependsOn: 'A' } });
    const { StackStatus } = await update({ StackName: 'steady', TemplateBody });
    expect(StackStatus).toBe('UPDATE_COMPLETE');
    expect(await updateEvents('steady')).toEqual([
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'New CREATE_IN_PROGRESS',
      'New CREATE_IN_PROGRESS Resource creation Initiated',
      'New CREATE_COMPLETE',
      'steady UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'Gone DELETE_IN_PROGRESS',
      'Gone DELETE_COMPLETE',
      'steady UPDATE_COMPLETE',
    ]);
  });

  it('replaces what cannot change in place, and deletes the old one afterwards', async () => {
    await create('renamed', queues({ A: { Properties: { QueueName: 'one' } } }));
    await update({ StackName: 'renamed', TemplateBody: queues({ A: { Properties: { QueueName: 'two' } } }) });
    expect(await updateEvents('renamed')).toEqual([
      'A UPDATE_IN_PROGRESS Requested update requires the creation of a new physical resource; hence creating one.',
      'A UPDATE_IN_PROGRESS Resource creation Initiated',
      'A UPDATE_COMPLETE',
      'renamed UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'renamed UPDATE_COMPLETE',
    ]);
  });

  it('goes back when a resource fails, and takes away what it had made', async () => {
    await create('fragile', queues({ A: { Properties: { DelaySeconds: 1 } }, B: {} }));
    const TemplateBody = queues({
      A: { Properties: { DelaySeconds: 2 } },
      B: { DependsOn: 'New', Properties: { DelaySeconds: 5000 } },
      New: { DependsOn: 'A' },
    });
    const { StackStatus } = await update({ StackName: 'fragile', TemplateBody });
    expect(StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    const events = await updateEvents('fragile');
    expect(events.map((event) => event.split(' ').slice(0, 2).join(' '))).toEqual([
      'A UPDATE_IN_PROGRESS',
      'A UPDATE_COMPLETE',
      'New CREATE_IN_PROGRESS',
      'New CREATE_IN_PROGRESS',
      'New CREATE_COMPLETE',
      'B UPDATE_IN_PROGRESS',
      'B UPDATE_FAILED',
      'fragile UPDATE_ROLLBACK_IN_PROGRESS',
      // What failed is not announced again.
      'A UPDATE_IN_PROGRESS',
      ...['A UPDATE_COMPLETE', 'B UPDATE_COMPLETE'],
      'fragile UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'New DELETE_IN_PROGRESS',
      'New DELETE_COMPLETE',
      'fragile UPDATE_ROLLBACK_COMPLETE',
    ]);
    expect(events[7]).toBe('fragile UPDATE_ROLLBACK_IN_PROGRESS The following resource(s) failed to update: [B]. ');
    const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: 'fragile' }));
    expect(StackResources.map(({ LogicalResourceId }) => LogicalResourceId)).toEqual(['A', 'B']);
    const QueueUrl = StackResources[0]?.PhysicalResourceId ?? '';
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['DelaySeconds'] }),
    );
    expect(Attributes).toEqual({ DelaySeconds: '1' });
  });

  it('rests in UPDATE_FAILED without rollback, from where it goes on or back', async () => {
    await create('paused', queues({ A: { Properties: { DelaySeconds: 1 } } }));
    const bad = queues({ A: { Properties: { DelaySeconds: 5000 } }, B: {} });
    const { StackStatus } = await update({ StackName: 'paused', TemplateBody: bad, DisableRollback: true });
    expect(StackStatus).toBe('UPDATE_FAILED');
    const refused = client.send(new UpdateStackCommand({ StackName: 'paused', UsePreviousTemplate: true }));
    await expect(refused).rejects.toThrow('This stack is currently in a non-terminal [UPDATE_FAILED] state.');
    await client.send(new RollbackStackCommand({ StackName: 'paused' }));
    expect((await settle(client, 'paused')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });

  it('rests in UPDATE_ROLLBACK_FAILED when going back fails too, until the resource is skipped or works', async () => {
    await create('stuck', queues({ A: { Properties: { DelaySeconds: 1 } }, B: {} }));
    aws.faults.add({
      kind: 'error',
      service: 'sqs',
      operation: 'SetQueueAttributes',
      count: 3,
      code: 'InternalError',
      message: 'We had a problem.',
      status: 500,
    });
    const TemplateBody = queues({ A: { Properties: { DelaySeconds: 2 } }, B: {} });
    const { StackStatus } = await update({ StackName: 'stuck', TemplateBody });
    expect(StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    await client.send(new ContinueUpdateRollbackCommand({ StackName: 'stuck' }));
    expect((await settle(client, 'stuck')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED');
    await client.send(new ContinueUpdateRollbackCommand({ StackName: 'stuck', ResourcesToSkip: ['A'] }));
    expect((await settle(client, 'stuck')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
  });
});
