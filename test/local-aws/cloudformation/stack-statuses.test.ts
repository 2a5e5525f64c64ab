import { describe, expect, it } from '@jest/globals';
import {
  CancelUpdateStackCommand,
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetStackPolicyCommand,
  RollbackStackCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { holdCalls } from '../../support/hold-calls.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { eventsOf, settle } from './settle.ts';

const aws = await startTestAws();
const client = aws.client(CloudFormationClient, 'customer-a');

const queues = (properties: Record<string, object>) =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(properties).map(([name, rest]) => [name, { Type: 'AWS::SQS::Queue', ...rest }]),
    ),
  });
const bad = { Properties: { DelaySeconds: 5000 } };

const create = async (StackName: string, TemplateBody: string, options: object = {}) => {
  const { StackId = '' } = await client.send(new CreateStackCommand({ StackName, TemplateBody, ...options }));
  return settle(client, StackId);
};
const hold = (operation: string) => holdCalls(aws, { service: 'sqs', operation });
const failing = (operation: string, count: number) =>
  aws.faults.add({
    kind: 'error',
    service: 'sqs',
    operation,
    count,
    code: 'InternalError',
    message: 'No.',
    status: 500,
  });
const ofStack = (events: string[], name: string) => events.filter((event) => event.startsWith(`${name} `));

// From: AWS documentation, "Stack status codes", "Stack failure options", "Continue rolling back an update".
describe('stack statuses', () => {
  it('ROLLBACK_FAILED: what a failed create made cannot be deleted; the stack can only be deleted', async () => {
    failing('DeleteQueue', 1);
    const stack = await create('rollback-failed', queues({ A: {}, B: { DependsOn: 'A', ...bad } }));
    expect(stack).toMatchObject({
      StackStatus: 'ROLLBACK_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [A]. ',
    });
    await client.send(new DeleteStackCommand({ StackName: stack.StackId }));
    expect((await settle(client, stack.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('CREATE_FAILED: rolled back later, or tried again with rollback still disabled', async () => {
    const half = queues({ A: {}, B: { DependsOn: 'A', ...bad } });
    await create('kept', half, { DisableRollback: true });
    await client.send(new RollbackStackCommand({ StackName: 'kept' }));
    expect((await settle(client, 'kept')).StackStatus).toBe('ROLLBACK_COMPLETE');

    await create('again', half, { DisableRollback: true });
    await create('nothing', half, { OnFailure: 'DO_NOTHING' });
    const TemplateBody = queues({ A: {}, B: { DependsOn: 'A' } });
    await expect(
      client.send(new UpdateStackCommand({ StackName: 'nothing', TemplateBody, DisableRollback: true })),
    ).rejects.toThrow(
      'This stack cannot be updated from [CREATE_FAILED] state because it contains [on-failure: DO_NOTHING].',
    );
    await client.send(new UpdateStackCommand({ StackName: 'again', TemplateBody, DisableRollback: true }));
    expect((await settle(client, 'again')).StackStatus).toBe('UPDATE_COMPLETE');
    expect((await eventsOf(client, 'again')).slice(-6)).toEqual([
      'again UPDATE_IN_PROGRESS User Initiated',
      'B CREATE_IN_PROGRESS',
      'B CREATE_IN_PROGRESS Resource creation Initiated',
      'B CREATE_COMPLETE',
      'again UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
      'again UPDATE_COMPLETE',
    ]);
  });

  it('ROLLBACK_COMPLETE: creating took longer than it was given', async () => {
    const { underWay, letGo } = hold('CreateQueue');
    const { StackId = '' } = await client.send(
      new CreateStackCommand({ StackName: 'late', TemplateBody: queues({ A: {} }), TimeoutInMinutes: 5 }),
    );
    await underWay;
    aws.clock.advance(300_000);
    client.config.systemClockOffset = aws.clock.offset();
    // whoever slept until now wakes first
    await aws.clock.sleep(1);
    letGo();
    expect((await settle(client, StackId)).StackStatus).toBe('ROLLBACK_COMPLETE');
    expect(await eventsOf(client, StackId)).toContain(
      'late ROLLBACK_IN_PROGRESS Stack creation time exceeded the specified timeout. Rollback requested by user.',
    );
  });

  it('UPDATE_ROLLBACK_COMPLETE: an update that is cancelled, or whose replacement fails', async () => {
    await create('cancelled', queues({ A: {}, B: {} }));
    const { underWay, letGo } = hold('SetQueueAttributes');
    const slow = { Properties: { DelaySeconds: 1 } };
    const TemplateBody = queues({ A: slow, B: { ...slow, DependsOn: 'A' } });
    await client.send(new UpdateStackCommand({ StackName: 'cancelled', TemplateBody }));
    await underWay;
    await client.send(new CancelUpdateStackCommand({ StackName: 'cancelled', ClientRequestToken: 'stop' }));
    letGo();
    expect((await settle(client, 'cancelled')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    const events = await eventsOf(client, 'cancelled');
    expect(events).toContain('A UPDATE_FAILED Resource update cancelled');
    expect(events).toContain('cancelled UPDATE_ROLLBACK_IN_PROGRESS User Initiated');
    const { StackEvents } = await client.send(new DescribeStackEventsCommand({ StackName: 'cancelled' }));
    expect(StackEvents?.[0]).toMatchObject({ ResourceStatus: 'UPDATE_ROLLBACK_COMPLETE', ClientRequestToken: 'stop' });
    await expect(client.send(new CancelUpdateStackCommand({ StackName: 'cancelled' }))).rejects.toThrow(
      'CancelUpdateStack cannot be called from current stack status',
    );

    await create('replaced', queues({ A: { Properties: { QueueName: 'before' } }, B: {} }));
    await client.send(
      new UpdateStackCommand({
        StackName: 'replaced',
        TemplateBody: queues({ A: { Properties: { QueueName: 'after' } }, B: { DependsOn: 'A', ...bad } }),
      }),
    );
    expect((await settle(client, 'replaced')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
    expect((await eventsOf(client, 'replaced')).slice(-5)).toEqual([
      expect.stringMatching(/^[AB] UPDATE_COMPLETE$/),
      'replaced UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS',
      'A DELETE_IN_PROGRESS',
      'A DELETE_COMPLETE',
      'replaced UPDATE_ROLLBACK_COMPLETE',
    ]);
  });

  it('UPDATE_COMPLETE, with a word on it, when the cleanup could not delete something in three attempts', async () => {
    await create('littered', queues({ A: {}, Old: {} }));
    failing('DeleteQueue', 3);
    await client.send(new UpdateStackCommand({ StackName: 'littered', TemplateBody: queues({ A: {} }) }));
    expect(await settle(client, 'littered')).toMatchObject({
      StackStatus: 'UPDATE_COMPLETE',
      StackStatusReason: 'Update successful. One or more resources could not be deleted.',
    });
    const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'littered' }));
    const cleanedUp = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.startsWith('DELETE_')).reverse();
    const onceOver = ['DELETE_IN_PROGRESS', 'DELETE_FAILED'];
    expect(cleanedUp.map(({ ResourceStatus }) => ResourceStatus)).toEqual([...onceOver, ...onceOver, ...onceOver]);
    for (const { EventId } of cleanedUp) expect(EventId).toMatch(/^Old-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('UPDATE_FAILED stacks are deleted like any other, and one that is being updated is not', async () => {
    await create('busy', queues({ A: {} }));
    const { letGo } = hold('SetQueueAttributes');
    const TemplateBody = queues({ A: { Properties: { DelaySeconds: 1 } } });
    await client.send(new UpdateStackCommand({ StackName: 'busy', TemplateBody }));
    const remove = () => client.send(new DeleteStackCommand({ StackName: 'busy' }));
    await expect(remove()).rejects.toThrow(/^Stack \[arn:.*\] cannot be deleted while in status UPDATE_IN_PROGRESS$/);
    await expect(client.send(new UpdateStackCommand({ StackName: 'busy', TemplateBody }))).rejects.toThrow(
      'is in UPDATE_IN_PROGRESS state and can not be updated.',
    );
    letGo();
    await settle(client, 'busy');
    await remove();
  });

  it('UPDATE_FAILED: a delete also takes what the update had already replaced', async () => {
    const named = (QueueName: string) => ({ A: { Properties: { QueueName } } });
    const { StackId } = await create('half-way', queues({ ...named('old-name'), B: {} }));
    const TemplateBody = queues({ ...named('new-name'), B: { DependsOn: 'A', ...bad } });
    await client.send(new UpdateStackCommand({ StackName: 'half-way', TemplateBody, DisableRollback: true }));
    expect((await settle(client, 'half-way')).StackStatus).toBe('UPDATE_FAILED');
    await client.send(new DeleteStackCommand({ StackName: 'half-way' }));
    expect((await settle(client, StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE');
    const sqs = aws.client(SQSClient, 'customer-a');
    sqs.config.systemClockOffset = aws.clock.offset();
    const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
    expect(QueueUrls.filter((url) => /(old|new)-name$/.test(url))).toEqual([]);
  });

  it('DELETE_FAILED: a bucket that holds objects; deleted by force, it stays behind', async () => {
    const TemplateBody = JSON.stringify({
      Resources: { B: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'full-one' } } },
    });
    const { StackId = '' } = await create('full', TemplateBody);
    const s3 = aws.client(S3Client, 'customer-a');
    s3.config.systemClockOffset = aws.clock.offset();
    await s3.send(new PutObjectCommand({ Bucket: 'full-one', Key: 'k', Body: 'x' }));
    const early = new DeleteStackCommand({ StackName: 'full', DeletionMode: 'FORCE_DELETE_STACK' });
    await expect(client.send(early)).rejects.toMatchObject({ name: 'ValidationError' });
    await client.send(new DeleteStackCommand({ StackName: 'full' }));
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_FAILED');
    expect((await eventsOf(client, StackId)).at(-2)).toMatch(
      /^B DELETE_FAILED .*The bucket you tried to delete is not empty/,
    );
    await client.send(early);
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_COMPLETE');
  });

  it('REVIEW_IN_PROGRESS: an empty shell, which is deleted like a stack', async () => {
    const { StackId = '' } = await client.send(
      new CreateChangeSetCommand({
        StackName: 'shell',
        ChangeSetName: 'first',
        ChangeSetType: 'CREATE',
        TemplateBody: queues({ A: {} }),
      }),
    );
    await expect(
      client.send(new UpdateStackCommand({ StackName: 'shell', TemplateBody: queues({ A: {} }) })),
    ).rejects.toThrow('is in REVIEW_IN_PROGRESS state and can not be updated.');
    await client.send(new DeleteStackCommand({ StackName: 'shell' }));
    expect((await settle(client, StackId)).StackStatus).toBe('DELETE_COMPLETE');
    expect(ofStack(await eventsOf(client, StackId), 'shell')).toEqual([
      'shell REVIEW_IN_PROGRESS User Initiated',
      'shell DELETE_IN_PROGRESS User Initiated',
      'shell DELETE_COMPLETE',
    ]);
  });
});

describe('what else rules an update', () => {
  it('a change set turns OBSOLETE when the stack changes without it', async () => {
    await create('overtaken', queues({ A: {} }));
    const changed = queues({ A: { Properties: { DelaySeconds: 1 } } });
    const where = { StackName: 'overtaken', ChangeSetName: 'slow' };
    await client.send(new CreateChangeSetCommand({ ...where, TemplateBody: changed }));
    await client.send(new UpdateStackCommand({ StackName: 'overtaken', TemplateBody: changed }));
    await settle(client, 'overtaken');
    const { ExecutionStatus } = await client.send(new DescribeChangeSetCommand(where));
    expect(ExecutionStatus).toBe('OBSOLETE');
    await expect(client.send(new ExecuteChangeSetCommand(where))).rejects.toThrow(
      'cannot be executed in its current execution status of [OBSOLETE]',
    );
  });

  it('topics stay when they are left out, go when the list is empty, and must be in the region', async () => {
    const topic = (region: string) => `arn:aws:sns:${region}:222222222222:t`;
    await create('told', queues({ A: {} }), { NotificationARNs: [topic('us-east-1')] });
    const update = async (options: object, delay: number) => {
      const TemplateBody = queues({ A: { Properties: { DelaySeconds: delay } } });
      await client.send(new UpdateStackCommand({ StackName: 'told', TemplateBody, ...options }));
      return (await settle(client, 'told')).NotificationARNs;
    };
    expect(await update({}, 1)).toEqual([topic('us-east-1')]);
    const where = { StackName: 'told', ChangeSetName: 'abroad' };
    await client.send(
      new CreateChangeSetCommand({ ...where, UsePreviousTemplate: true, NotificationARNs: [topic('eu-west-1')] }),
    );
    await expect(client.send(new ExecuteChangeSetCommand(where))).rejects.toThrow('Invalid parameter: TopicArn');
    expect(await update({ NotificationARNs: [] }, 2)).toEqual([]);
  });

  it('a stack policy denies by default', async () => {
    await create('guarded', queues({ A: {}, B: {} }));
    const StackPolicyBody = JSON.stringify({
      Statement: [
        { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
        { Effect: 'Deny', Action: 'Update:*', Principal: '*', Resource: 'LogicalResourceId/A' },
      ],
    });
    await client.send(new SetStackPolicyCommand({ StackName: 'guarded', StackPolicyBody }));
    expect(await client.send(new GetStackPolicyCommand({ StackName: 'guarded' }))).toMatchObject({ StackPolicyBody });
    const change = (name: 'A' | 'B') => queues({ A: {}, B: {}, [name]: { Properties: { DelaySeconds: 1 } } });
    const denied = async (TemplateBody: string, reason: string) => {
      await client.send(new UpdateStackCommand({ StackName: 'guarded', TemplateBody }));
      expect((await settle(client, 'guarded')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE');
      expect(await eventsOf(client, 'guarded')).toContain(`A UPDATE_FAILED ${reason}`);
    };
    await denied(
      change('A'),
      'Action denied by stack policy: Statement [#2] does not allow [Update:*] for resource [LogicalResourceId/A];',
    );
    await denied(
      queues({ B: {} }),
      'Action denied by stack policy: Statement [#2] does not allow [Update:*] for resource [LogicalResourceId/A];',
    );
    await client.send(new UpdateStackCommand({ StackName: 'guarded', TemplateBody: change('B') }));
    expect((await settle(client, 'guarded')).StackStatus).toBe('UPDATE_COMPLETE');
  });

  it('events and stacks come in pages', async () => {
    const many = queues(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`Q${n}`, {}])));
    await create('paged', many);
    const { StackEvents = [], NextToken } = await client.send(new DescribeStackEventsCommand({ StackName: 'paged' }));
    expect(StackEvents).toHaveLength(100);
    const rest = await client.send(new DescribeStackEventsCommand({ StackName: 'paged', NextToken }));
    expect(rest.StackEvents).toHaveLength(22);
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
    expect(Stacks[0]?.StackName).toBe('paged');
  });
});
