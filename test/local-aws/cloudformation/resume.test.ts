import { expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeEventsCommand,
} from '@aws-sdk/client-cloudformation';
import { holdCalls } from '../../support/hold-calls.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { eventsOf, settle } from './settle.ts';

const TemplateBody = JSON.stringify({
  Resources: { First: { Type: 'AWS::SQS::Queue' }, Second: { Type: 'AWS::SQS::Queue', DependsOn: 'First' } },
});

it('a restored world rolls back what was being created, and ends what was being deleted', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'local-aws-'));
  const file = join(directory, 'state');
  const first = await startTestAws();
  const before = first.client(CloudFormationClient, 'customer-a');
  await before.send(new CreateStackCommand({ StackName: 'deleting', TemplateBody }));
  const { StackId = '' } = await settle(before, 'deleting');
  const deleting = holdCalls(first, { service: 'sqs', operation: 'DeleteQueue' });
  await before.send(new DeleteStackCommand({ StackName: 'deleting' }));
  const creating = holdCalls(first, { service: 'sqs', operation: 'CreateQueue' });
  await before.send(new CreateStackCommand({ StackName: 'creating', TemplateBody }));
  await Promise.all([deleting.underWay, creating.underWay]);
  await first.save(file);
  await first.close();

  const second = await startTestAws({ restoreFrom: file });
  const after = second.client(CloudFormationClient, 'customer-a');
  expect((await settle(after, StackId)).StackStatus).toBe('DELETE_COMPLETE');
  expect((await settle(after, 'creating')).StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await eventsOf(after, 'creating')).toContain('First CREATE_FAILED Internal Failure');
  const { OperationEvents = [] } = await after.send(new DescribeEventsCommand({ StackName: 'creating' }));
  const operations = OperationEvents.filter(({ EventType }) => EventType === 'STACK_EVENT');
  expect(operations).toMatchObject([
    { OperationType: 'ROLLBACK', OperationStatus: 'SUCCEEDED' },
    { OperationType: 'CREATE_STACK', OperationStatus: 'FAILED' },
  ]);
  await rm(directory, { recursive: true });
});
