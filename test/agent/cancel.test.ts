import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ListQueueTagsCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { serveCommand } from '../../agent/command.ts';
import { serveRequest } from '../../agent/custom-resource.ts';
import { serveMessages } from '../../agent/queue-messages.ts';
import type { ResourceRequest } from '../../agent/request.ts';
import type { Resource } from '../../agent/resource.ts';
import { resources } from '../../agent/resources.ts';
import type { CancelledRequest, CancelRequest, DescribedRequests } from '../../contract/commander-command.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startResponseBucket, type ResponseBucket } from '../support/start-response-bucket.ts';
import { makeConfig, makeProgram, makeRequest, makeResource, stackId } from './make-request.ts';

// the release's build writes it into the bundle
Object.assign(globalThis, { STACKERY_VERSION: '1.5.4' });
const aws = await startTestAws();
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const sqs = aws.client(SQSClient, 'customer-a', 'eu-west-1');
const { QueueUrl: queueUrl = '' } = await sqs.send(
  new CreateQueueCommand({ QueueName: 'stackery-provision-checks', Attributes: { VisibilityTimeout: '720' } }),
);
const admin = aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' };

let bucket: ResponseBucket;
/** A resource of its own for each test: marks outlive a test. */
let logicalId = '';
let made = 0;
beforeEach(async () => {
  bucket = await startResponseBucket();
  logicalId = `Thing${(made += 1)}`;
});
afterEach(async () => {
  aws.clock.advance(200_000);
  await drain();
  await bucket.close();
});

const programOf = (resource: Partial<Resource>) =>
  makeProgram(bucket.url, makeResource(resource), {
    readConfig: () => makeConfig({ queueUrl, credentials: { sessionToken: '', ...admin } }),
    clock: { now: () => aws.clock.now(), sleep: async () => {} },
  });
const waiting = (change: Partial<Resource> = {}): Partial<Resource> => ({
  create: async () => ({ later: 'look' }),
  update: async () => ({ later: 'look' }),
  delete: async () => ({ later: 'look' }),
  again: { Create: 'look', Update: 'look', Delete: 'look' },
  checks: {
    look: { run: async () => 'not yet', waitsFor: 'the thing', atDeadline: { code: 'too_late', reason: 'Too late.' } },
  },
  ...change,
});
const receive = async () => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount'] }),
  );
  return Messages.map((message) => ({
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    eventSourceARN: 'arn:aws:sqs:eu-west-1:222222222222:stackery-provision-checks',
  }));
};
const remove = (ReceiptHandle: string | undefined) =>
  sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
const drain = async () => {
  for (const { receiptHandle } of await receive()) await remove(receiptHandle);
};
const look = async (resource: Partial<Resource>, messages?: Awaited<ReturnType<typeof receive>>) => {
  aws.clock.advance(6000);
  const records = messages ?? (await receive());
  const { batchItemFailures } = await serveMessages(programOf(resource), records, 60_000);
  if (batchItemFailures.length === 0) for (const { receiptHandle } of records) await remove(receiptHandle);
  return records.length;
};
const ask = (resource: Partial<Resource>, change: Partial<ResourceRequest> = {}) =>
  serveRequest(programOf(resource), makeRequest(bucket.url, { LogicalResourceId: logicalId, ...change }), 60_000);
const command = (change: object) => serveCommand(programOf(waiting()), { ...change });
const cancel = (change: Partial<CancelRequest> = {}) =>
  command({
    StackeryCommand: 'cancel-request',
    stackId,
    logicalId,
    requestType: 'Create',
    since: new Date(aws.clock.now()).toISOString(),
    ...change,
  });
const cancelled = { Status: 'FAILED', Reason: expect.stringContaining('(code: cancelled)') };

describe('a cancelled request', () => {
  it('is answered FAILED by the next look, once, and the Create removes what it made', async () => {
    const stopped: string[] = [];
    const resource = waiting({ stop: async (_deps, request) => void stopped.push(request.LogicalResourceId) });
    await ask(resource);
    expect(await cancel()).toEqual({ cancelledAt: expect.stringMatching(/Z$/) });
    expect(bucket.bodies).toEqual([]);
    expect(await look(resource)).toBe(1);
    expect(bucket.answers()).toMatchObject([cancelled]);
    expect(stopped).toEqual([logicalId]);
    expect(await look(resource)).toBe(0);
  });

  it('twice is answered once', async () => {
    await ask(waiting());
    await cancel();
    await cancel();
    await look(waiting());
    await cancel();
    expect(await look(waiting())).toBe(0);
    expect(bucket.answers()).toMatchObject([cancelled]);
  });

  it('is answered once when its success comes at the same time, whichever is first', async () => {
    let finish = (_ending: object) => {};
    const finishing = waiting({
      checks: {
        look: {
          run: () => new Promise((resolve) => (finish = resolve)),
          atDeadline: { reason: 'Late.' },
        },
      },
    });
    await ask(waiting());
    aws.clock.advance(6000);
    const messages = await receive();
    // SQS may hand out a message twice: the one look is past the mark already when it is left
    const first = look(finishing, messages);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await cancel();
    await look(waiting(), messages);
    finish({});
    await first;
    expect(bucket.accepted()).toHaveLength(1);
    expect(bucket.accepted()).toMatchObject([cancelled]);
  });

  it('is found while its first run is still going on, which hands it over', async () => {
    let begun = () => {};
    const running = new Promise<void>((resolve) => (begun = resolve));
    let goOn = () => {};
    const resource = waiting({
      create: () =>
        new Promise((resolve) => {
          goOn = () => resolve({ later: 'look' });
          begun();
        }),
    });
    const asked = ask(resource);
    await running;
    await cancel();
    goOn();
    await asked;
    await look(resource);
    expect(bucket.answers()).toMatchObject([cancelled]);
  });

  it.each(['Update', 'Delete'] as const)('keeps its physical id on %s, and nothing is removed', async (RequestType) => {
    const resource = waiting({
      stop: async () => {
        throw new Error('stopped');
      },
    });
    await ask(resource, { RequestType, PhysicalResourceId: 'thing-1' });
    await cancel({ requestType: RequestType });
    await look(resource);
    expect(bucket.answers()).toMatchObject([{ ...cancelled, PhysicalResourceId: 'thing-1' }]);
  });
});

describe('a cancellation leaves alone', () => {
  const isLeftAlone = async (request: Partial<ResourceRequest> = {}) => {
    await ask(waiting(), request);
    expect(await look(waiting())).toBe(1);
    expect(bucket.bodies).toEqual([]);
  };

  it('the request that the rollback sends after it, of the same type', async () => {
    await cancel({ requestType: 'Update' });
    aws.clock.advance(1000);
    await isLeftAlone({ RequestType: 'Update', PhysicalResourceId: 'thing-1' });
  });

  it('a request of another type, as the Delete that was sent meanwhile', async () => {
    await cancel();
    await isLeftAlone({ RequestType: 'Delete', PhysicalResourceId: 'thing-1' });
  });

  it('a request that is much older or newer than the one that was meant', async () => {
    const since = new Date(aws.clock.now() - 3_600_000).toISOString();
    const asked = ask(waiting());
    await cancel({ since });
    await asked;
    expect(await look(waiting())).toBe(1);
    expect(bucket.bodies).toEqual([]);
  });

  it('other resources, and the same logical id in another stack', async () => {
    await cancel({ logicalId: `${logicalId}b` });
    await cancel({ stackId: stackId.replace('stackery-agent', 'orders') });
    await isLeftAlone();
  });
});

describe('the commander refuses', () => {
  it.each<[string, object]>([
    ['a stack of another account', { stackId: stackId.replace('222222222222', '333333333333') }],
    ['what is no stack', { stackId: 'arn:aws:s3:::bucket' }],
    ['what is no logical id', { logicalId: '../x' }],
    ['what is no type of request', { requestType: 'Read' }],
    ['what is no time', { since: 'yesterday' }],
  ])('to cancel %s, in one sentence', async (_, change) => {
    expect(await cancel(change)).toEqual({ error: expect.objectContaining({ code: 'command_invalid' }) });
  });

  it('a command that it does not know', async () => {
    for (const StackeryCommand of ['answer-request', 'constructor', {}])
      expect(await command({ StackeryCommand })).toEqual({
        error: expect.objectContaining({ code: 'command_unknown' }),
      });
  });

  it('a command that stands among the properties of a custom resource', async () => {
    const properties = { StackeryCommand: 'cancel-request', stackId, logicalId, requestType: 'Create' };
    await ask({}, { ResourceProperties: { ServiceToken: 'arn', ...properties } });
    expect(bucket.answers()).toMatchObject([{ Status: 'SUCCESS' }]);
  });
});

describe('what the commander says of waiting requests', () => {
  const describeOne = async (change: object = {}) => {
    const request = {
      stackId,
      logicalId,
      resourceType: 'Custom::Thing',
      requestType: 'Create',
      since: new Date(aws.clock.now()).toISOString(),
      serviceTimeout: '600',
      ...change,
    };
    const { requests, queued } = (await command({
      StackeryCommand: 'describe-requests',
      requests: [request],
    })) as DescribedRequests;
    return { facts: requests[0], queued };
  };

  it('is what they wait for, until when, and how many records there are', async () => {
    await ask(waiting());
    const now = Date.parse('2026-11-21T10:00:00Z');
    // three minutes before CloudFormation gives up
    expect(await describeOne({ since: new Date(now).toISOString() })).toEqual({
      facts: { waitsFor: 'the thing', deadline: '2026-11-21T10:07:00.000Z', cancelledAt: null },
      queued: 1,
    });
    const since = new Date(aws.clock.now() - 1000).toISOString();
    const answer = (await cancel({ since })) as CancelledRequest;
    expect((await describeOne({ since })).facts?.cancelledAt).toBe(answer.cancelledAt);
  });

  it('never holds a ResponseURL', async () => {
    await ask(waiting());
    const said = JSON.stringify([await describeOne(), await cancel()]);
    expect(said).not.toMatch(/https?:|Signature/);
  });

  it.each(Object.keys(resources))('names what each request of %s may wait for', async (type) => {
    const resource = await resources[type]?.();
    for (const check of Object.values(resource?.again ?? {}))
      expect(resource?.checks?.[check]?.waitsFor).toMatch(/^[A-Za-z].{8,}[^.]$/);
  });

  it('is little of a type that it does not know', async () => {
    expect((await describeOne({ resourceType: 'Custom::Else' })).facts).toMatchObject({ waitsFor: null });
  });
});

describe('the marks', () => {
  it('never fill the fifty tags of the queue, and the newest stand', async () => {
    for (let index = 0; index < 60; index += 1) {
      aws.clock.advance(1000);
      await cancel({ logicalId: `Many${index}` });
    }
    const { Tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl: queueUrl }));
    expect(Object.keys(Tags).length).toBeLessThanOrEqual(30);
    await ask(waiting());
    await cancel();
    await look(waiting());
    expect(bucket.answers()).toMatchObject([cancelled]);
  });
});
