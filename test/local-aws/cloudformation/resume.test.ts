import { expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudFormationClient, CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
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
  first.faults.add({ kind: 'latency', service: 'sqs', operation: 'DeleteQueue', ms: 2000 });
  await before.send(new DeleteStackCommand({ StackName: 'deleting' }));
  first.faults.add({ kind: 'latency', service: 'sqs', operation: 'CreateQueue', ms: 2000 });
  await before.send(new CreateStackCommand({ StackName: 'creating', TemplateBody }));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await first.save(file);

  const second = await startTestAws({ restoreFrom: file });
  const after = second.client(CloudFormationClient, 'customer-a');
  expect((await settle(after, StackId)).StackStatus).toBe('DELETE_COMPLETE');
  expect((await settle(after, 'creating')).StackStatus).toBe('ROLLBACK_COMPLETE');
  expect(await eventsOf(after, 'creating')).toContain('First CREATE_FAILED Internal Failure');
  await rm(directory, { recursive: true });
});
