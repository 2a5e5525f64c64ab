import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from '@jest/globals';
import { forgetLeft, listLeft, noteLeft } from '../../agent/left-notes.ts';
import { leaveMark } from '../../agent/marks.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { makeConfig, stackId } from './make-request.ts';

const aws = await startTestAws();
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const sqs = aws.client(SQSClient, 'customer-a', 'eu-west-1');
const { QueueUrl: queueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'stackery-provision-checks' }));
const admin = aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' };
const deps = {
  config: makeConfig({ queueUrl, credentials: { sessionToken: '', ...admin } }),
  clock: { now: () => aws.clock.now(), sleep: async () => {} },
  log: () => {},
};

it('what stays is known until it is gone, though other stacks are deleted meanwhile', async () => {
  await noteLeft(deps, 'edge-function', 'stackery-edge-shop');
  await noteLeft(deps, 'certificate', '0d9f6c52');
  aws.clock.advance(3 * 3_600_000);
  await leaveMark(deps, 'deleted', { StackId: stackId, LogicalResourceId: 'Other' }, String(deps.clock.now()));
  expect(await listLeft(deps, 'edge-function')).toEqual(['stackery-edge-shop']);
  await forgetLeft(deps, 'edge-function', 'stackery-edge-shop');
  expect([await listLeft(deps, 'edge-function'), await listLeft(deps, 'certificate')]).toEqual([[], ['0d9f6c52']]);
});
