import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serveRequest } from '../../agent/custom-resource.ts';
import type { ResourceRequest } from '../../agent/request.ts';
import { stackery } from '../../agent/resources/stackery.ts';
import { startControlPlaneStub, type ControlPlaneStub } from '../support/start-control-plane-stub.ts';
import { startResponseBucket, type ResponseBucket } from '../support/start-response-bucket.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { makeConfig, makeProgram, makeRequest, stackId } from './make-request.ts';

const aws = await startTestAws();
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const sqs = aws.client(SQSClient, 'customer-a', 'eu-west-1');
const queueUrl = (await sqs.send(new CreateQueueCommand({ QueueName: 'stackery-provision-checks' }))).QueueUrl ?? '';

let bucket: ResponseBucket;
let controlPlane: ControlPlaneStub;
const opened: { close(): Promise<void> }[] = [];
const startBoth = async () => {
  bucket = await startResponseBucket();
  controlPlane = await startControlPlaneStub();
  opened.push(bucket, controlPlane);
};
beforeEach(startBoth);
afterEach(async () => {
  await Promise.all(opened.splice(0).map((server) => server.close()));
});

const serve = async (change: Partial<ResourceRequest> = {}): Promise<Record<string, unknown>[]> => {
  const admin = aws.accounts['customer-a']?.credentials;
  const config = makeConfig({
    controlPlaneUrl: controlPlane.url,
    queueUrl,
    credentials: { sessionToken: '', ...(admin ?? { accessKeyId: '', secretAccessKey: '' }) },
  });
  const program = makeProgram(bucket.url, stackery, {
    readConfig: () => config,
    resources: { 'Custom::Stackery': async () => stackery },
  });
  await serveRequest(
    program,
    makeRequest(bucket.url, {
      ResourceType: 'Custom::Stackery',
      LogicalResourceId: 'Stackery',
      ResourceProperties: {
        ServiceTimeout: '1200',
        Version: '1.5.4',
        CodeHash: 'hash',
        LinkId: config.linkId,
        NamePrefix: 'stackery',
        RoleArn: 'arn:aws:iam::222222222222:role/stackery-access',
        AssetsBucket: '',
        TopicArn: 'arn:aws:sns:eu-west-1:222222222222:stackery-cloudformation-notifications',
        RegionStates:
          '[{"region":"us-east-1","state":"ready"},{"region":"eu-south-1","state":"not-enabled","reason":"DISABLED"}]',
      },
      ...change,
    }),
    60_000,
  );
  return bucket.answers();
};
const records = async (): Promise<string[]> => {
  aws.clock.advance(65_000);
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages ?? [])
    await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  return (Messages ?? []).map(({ Body }) => Body ?? '');
};
const put = 'PUT /agent/v1/registration';

describe('on Create', () => {
  it('registers what the agent is, and where, and no secret', async () => {
    controlPlane.answer(put, { status: 202, body: { verdict: 'linked' } });
    const answers = await serve();
    expect(answers).toMatchObject([
      { Status: 'SUCCESS', PhysicalResourceId: 'stackery:link:3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d' },
    ]);
    const [session, registration] = controlPlane.seen;
    expect(session?.body).toMatchObject({
      linkId: '3f0f8a4e-6d1f-4f0e-9d57-0d5f0a1c2b3d',
      proof: { region: 'eu-west-1' },
    });
    expect(registration?.authorization).toBe('Bearer session-token');
    expect(registration?.body).toEqual({
      requestId: 'b7c1f2d0-1111-4222-8333-444444444444',
      stackId,
      accountId: '222222222222',
      homeRegion: 'eu-west-1',
      roleArn: 'arn:aws:iam::222222222222:role/stackery-access',
      version: '1.5.4',
      codeHash: 'hash',
      regions: [
        {
          region: 'us-east-1',
          state: 'ready',
          topicArn: 'arn:aws:sns:us-east-1:222222222222:stackery-cloudformation-notifications',
          version: '1.5.4',
          codeHash: 'hash',
        },
        { region: 'eu-south-1', state: 'not-enabled', reason: 'DISABLED' },
      ],
      assetsBucket: '',
      topicArn: 'arn:aws:sns:eu-west-1:222222222222:stackery-cloudformation-notifications',
    });
    expect(JSON.stringify(controlPlane.seen)).not.toContain('X-Amz-Signature');
  });

  it('fails by a rejection, with its code and reason', async () => {
    const body = {
      verdict: 'rejected',
      code: 'external_id_not_enforced',
      reason: 'The role can be assumed without it.',
    };
    controlPlane.answer(put, { status: 202, body });
    expect(await serve()).toMatchObject([
      { Status: 'FAILED', Reason: 'The role can be assumed without it. (code: external_id_not_enforced)' },
    ]);
  });

  it('fails by any definite refusal, of the session or of the registration', async () => {
    const body = {
      code: 'caller_not_agent',
      message: 'The caller is not the agent.',
      hint: 'Install again.',
      requestId: '1',
    };
    controlPlane.answer('POST /agent/v1/sessions', { status: 403, body });
    // a session that an earlier test opened is still good for its own control plane only
    controlPlane.answer(put, { status: 403, body });
    expect(await serve()).toMatchObject([
      { Status: 'FAILED', Reason: 'The caller is not the agent. Install again. (code: caller_not_agent)' },
    ]);
  });

  it.each([
    ['has no verdict yet', { status: 202, body: { verdict: 'pending' } }],
    ['is broken', { status: 500, body: {} }],
    ['is too busy', { status: 429, body: { code: 'rate_limited' } }],
    ['is not reached', 'hang up'],
  ] as const)('waits on the queue while the control plane %s, and would then succeed', async (_why, reply) => {
    controlPlane.answer(put, reply);
    expect(await serve()).toEqual([]);
    const [record, ...others] = await records();
    expect(others).toEqual([]);
    const { check, answerAtDeadline, thenDeliver, deadline } = JSON.parse(record ?? '{}') as Record<string, unknown>;
    expect({ check, thenDeliver, status: (answerAtDeadline as { status: string }).status }).toEqual({
      check: 'verdict',
      thenDeliver: 'delivery',
      status: 'SUCCESS',
    });
    expect(Number(deadline) - Date.now()).toBeLessThanOrEqual(300_000);
  });
});

describe.each(['Update', 'Delete'] as const)('on %s', (RequestType) => {
  const route = RequestType === 'Update' ? put : 'DELETE /agent/v1/registration';
  const request = { RequestType, PhysicalResourceId: 'stackery:link:0' };

  it('succeeds at once, whatever the verdict', async () => {
    for (const reply of [
      { status: 202, body: { verdict: 'pending' } },
      { status: 202, body: { verdict: 'rejected', code: 'account_mismatch' } },
      { status: 403, body: { code: 'stack_mismatch' } },
    ]) {
      await startBoth();
      controlPlane.answer(route, reply);
      expect(await serve(request)).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'stackery:link:0' }]);
    }
    expect(await records()).toEqual([]);
  });

  it('succeeds while the control plane is down, and keeps the message without its ResponseURL', async () => {
    controlPlane.answer(route, 'hang up');
    expect(await serve(request)).toMatchObject([{ Status: 'SUCCESS' }]);
    const [record, ...others] = await records();
    expect(others).toEqual([]);
    expect(JSON.parse(record ?? '{}')).toMatchObject({ check: 'delivery', request: { RequestType } });
    expect(record).not.toContain('ResponseURL');
  });
});
