import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AgentError } from '../../agent/agent-error.ts';
import type { CheckRecord } from '../../agent/check-record.ts';
import { serveRequest } from '../../agent/custom-resource.ts';
import { serveMessages } from '../../agent/queue-messages.ts';
import type { ResourceRequest } from '../../agent/request.ts';
import type { Check, Resource } from '../../agent/resource.ts';
import { startTestAws } from '../support/start-local-aws.ts';
import { startResponseBucket, type ResponseBucket } from '../support/start-response-bucket.ts';
import { makeConfig, makeProgram, makeRequest, makeResource } from './make-request.ts';

const aws = await startTestAws();
process.env['AWS_ENDPOINT_URL'] = aws.endpoint;
const sqs = aws.client(SQSClient, 'customer-a', 'eu-west-1');
const makeQueue = async (QueueName: string): Promise<string> =>
  (await sqs.send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: '720' } }))).QueueUrl ?? '';
const queueUrl = await makeQueue('stackery-provision-checks');
const admin = aws.accounts['customer-a']?.credentials ?? { accessKeyId: '', secretAccessKey: '' };

let bucket: ResponseBucket;
beforeEach(async () => {
  bucket = await startResponseBucket();
});
afterEach(() => bucket.close());

const makeTestProgram = (resource: Partial<Resource>) => {
  const config = makeConfig({ queueUrl, credentials: { sessionToken: '', ...admin } });
  const clock = { now: () => aws.clock.now(), sleep: async () => {} };
  return makeProgram(bucket.url, makeResource(resource), { readConfig: () => config, clock });
};
const checkThatIs = (run: Check['run'], change: Partial<Check> = {}): Partial<Resource> => ({
  checks: { look: { run, atDeadline: { code: 'too_late', reason: 'It took too long.' }, ...change } },
});

/** What the event source mapping does: receives, hands over, deletes what was not reported. */
const poll = async (
  resource: Partial<Resource>,
  arn = 'arn:aws:sqs:eu-west-1:222222222222:stackery-provision-checks',
) => {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({ QueueUrl: queueUrl, MessageSystemAttributeNames: ['ApproximateReceiveCount'] }),
  );
  const records = Messages.map(({ MessageId, ReceiptHandle, Body, Attributes }) => ({
    messageId: MessageId,
    receiptHandle: ReceiptHandle,
    body: Body,
    attributes: Attributes,
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
  }));
  const { batchItemFailures } = await serveMessages(makeTestProgram(resource), records, 60_000);
  for (const { messageId, receiptHandle } of records)
    if (!batchItemFailures.some(({ itemIdentifier }) => itemIdentifier === messageId))
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: receiptHandle }));
  return { received: records.length, kept: batchItemFailures.length };
};
const leave = async (change: Partial<CheckRecord> = {}, request: Partial<ResourceRequest> = {}) => {
  const record: CheckRecord = {
    request: makeRequest(bucket.url, request),
    check: 'look',
    askedAt: aws.clock.now(),
    deadline: aws.clock.now() + 600_000,
    ...change,
  };
  await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(record) }));
};

describe('a request that is not ready yet', () => {
  it('is looked at again after 5 s, with the state it left, and answered when it is ready', async () => {
    const states: unknown[] = [];
    const looks: ('not yet' | { data: { Arn: string } })[] = ['not yet', { data: { Arn: 'arn' } }];
    const resource: Partial<Resource> = {
      create: async () => ({ later: 'look', state: { asked: 'for it' } }),
      ...checkThatIs(async (_deps, _request, { state }) => {
        states.push(state);
        return looks.shift() ?? 'not yet';
      }),
    };
    await serveRequest(makeTestProgram(resource), makeRequest(bucket.url), 60_000);
    expect(bucket.bodies).toEqual([]);
    expect(await poll(resource)).toEqual({ received: 0, kept: 0 });
    aws.clock.advance(5100);
    expect(await poll(resource)).toEqual({ received: 1, kept: 1 });
    expect(await poll(resource)).toEqual({ received: 0, kept: 0 });
    aws.clock.advance(5100);
    expect(await poll(resource)).toEqual({ received: 1, kept: 0 });
    expect(states).toEqual([{ asked: 'for it' }, { asked: 'for it' }]);
    expect(bucket.answers()).toMatchObject([
      { Status: 'SUCCESS', PhysicalResourceId: 'thing-1', Data: { Arn: 'arn' } },
    ]);
    aws.clock.advance(60_000);
    expect((await poll(resource)).received).toBe(0);
  });

  it('survives passing failures of a look', async () => {
    const trouble = [new Error('Throttled'), new Error('Down'), undefined];
    await leave();
    const resource = checkThatIs(async () => {
      const error = trouble.shift();
      if (error) throw error;
      return {};
    });
    for (let look = 0; look < 3; look += 1) {
      await poll(resource);
      aws.clock.advance(6000);
    }
    expect(bucket.answers()).toMatchObject([{ Status: 'SUCCESS' }]);
  });

  it('fails at once by what trying again will not change', async () => {
    await leave();
    await poll(
      checkThatIs(async () => {
        throw new AgentError('domain_refused', 'The domain is not allowed.');
      }),
    );
    expect(bucket.answers()).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('domain_refused') }]);
  });

  it('is seen again after 150 s, not after the 720 s of the queue, when the look is killed', async () => {
    await leave();
    // a killed look reports nothing: the mapping then leaves the message as the look has set it
    let end = (_ending: 'not yet') => {};
    const killed = poll(checkThatIs(() => new Promise((resolve) => (end = resolve))));
    await new Promise((resolve) => setTimeout(resolve, 300));
    aws.clock.advance(151_000);
    expect(await poll(checkThatIs(async () => ({})))).toEqual({ received: 1, kept: 0 });
    end('not yet');
    await killed;
  });
});

describe('at its deadline a request', () => {
  const late = () => ({ deadline: aws.clock.now() - 1 });

  it('is answered by what was known when it was handed over', async () => {
    const resource: Partial<Resource> = {
      create: async () => ({ later: 'look', state: { id: 'thing-7' } }),
      ...checkThatIs(async () => 'not yet', {
        atDeadline: (_request, state) => ({ reason: 'Good enough.', physicalId: (state as { id: string }).id }),
      }),
    };
    await serveRequest(makeTestProgram(resource), makeRequest(bucket.url), 60_000);
    aws.clock.advance(600_000);
    await poll({});
    expect(bucket.answers()).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'thing-7' }]);
  });

  it('is answered as the record says, before any look', async () => {
    await leave({ ...late(), answerAtDeadline: { status: 'SUCCESS', physicalId: 'thing-1', reason: 'Good enough.' } });
    await poll(
      checkThatIs(async () => {
        throw new Error('looked');
      }),
    );
    expect(bucket.answers()).toMatchObject([{ Status: 'SUCCESS', Reason: 'Good enough.' }]);
  });

  it('fails when the record says nothing', async () => {
    await leave(late());
    await poll({});
    expect(bucket.answers()).toMatchObject([{ Status: 'FAILED', Reason: expect.stringContaining('timed_out') }]);
  });

  it('gets one last look before it, which settles it', async () => {
    await leave({ deadline: aws.clock.now() + 40_000 });
    await poll(checkThatIs(async (_deps, _request, { last }) => (last ? { data: { Settled: 'yes' } } : 'not yet')));
    expect(bucket.answers()).toMatchObject([{ Data: { Settled: 'yes' } }]);
  });

  it('stays in the queue while its answer does not arrive', async () => {
    await leave(late());
    bucket.refuse(500, 500, 500, 500);
    expect(await poll({})).toEqual({ received: 1, kept: 1 });
    aws.clock.advance(6000);
    expect(await poll({})).toEqual({ received: 1, kept: 0 });
    expect(bucket.bodies).toHaveLength(5);
  });
});

describe('the queue', () => {
  it('keeps an answer that could not be delivered, and sends that very answer', async () => {
    bucket.refuse(500, 500, 500, 500);
    let made = 0;
    const resource: Partial<Resource> = { create: async () => ({ data: { Made: String((made += 1)) } }) };
    await serveRequest(makeTestProgram(resource), makeRequest(bucket.url), 60_000);
    aws.clock.advance(6000);
    await poll(resource);
    expect(made).toBe(1);
    expect(new Set(bucket.bodies).size).toBe(1);
    expect(bucket.answers().at(-1)).toMatchObject({ Data: { Made: '1' } });
  });

  it.each(['not json', '{"request":{}}', '[]'])('drops what is no record (%s), once', async (text) => {
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: text }));
    expect(await poll({})).toEqual({ received: 1, kept: 0 });
  });

  it('answers a check that this release does not know', async () => {
    await leave({ check: 'of-tomorrow' });
    await poll(checkThatIs(async () => ({})));
    expect(bucket.answers()).toMatchObject([{ Reason: expect.stringContaining('unknown_resource_type') }]);
  });
});

describe('a Delete during the Create', () => {
  it('leaves a tombstone, and the Create that comes back to look stops, cleans up and says so', async () => {
    let stopped = 0;
    const resource: Partial<Resource> = {
      again: { Create: 'look' },
      ...checkThatIs(async () => ({})),
      stop: async () => void (stopped += 1),
    };
    await leave();
    aws.clock.advance(1500);
    const del = makeRequest(bucket.url, { RequestType: 'Delete', RequestId: 'delete', PhysicalResourceId: 'invented' });
    await serveRequest(makeTestProgram(resource), del, 60_000);
    await poll(resource);
    expect(bucket.answers().map(({ RequestId, Status }) => [RequestId, Status])).toEqual([
      ['delete', 'SUCCESS'],
      [makeRequest('').RequestId, 'FAILED'],
    ]);
    expect(stopped).toBe(1);
  });
});

describe('the failure queue', () => {
  const failures = 'arn:aws:sqs:eu-west-1:222222222222:stackery-provision-check-failures';

  it('answers FAILED for a record that was given up', async () => {
    await leave({}, { RequestType: 'Delete', PhysicalResourceId: 'thing-1' });
    expect(await poll({}, failures)).toEqual({ received: 1, kept: 0 });
    expect(bucket.answers()).toMatchObject([
      { Status: 'FAILED', PhysicalResourceId: 'thing-1', Reason: expect.stringContaining('crashed') },
    ]);
  });

  it("answers FAILED for an event that Lambda gave up, in Lambda's own record of it", async () => {
    const requestPayload = makeRequest(bucket.url);
    const body = { version: '1.0', requestContext: { condition: 'RetriesExhausted' }, requestPayload };
    await sqs.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(body) }));
    await poll({}, failures);
    expect(bucket.answers()).toMatchObject([
      { Status: 'FAILED', PhysicalResourceId: expect.stringMatching(/^stackery:create-failed:/) },
    ]);
  });

  it('never fails the Update or Delete of a registration', async () => {
    await leave({}, { ResourceType: 'Custom::Stackery', RequestType: 'Update', PhysicalResourceId: 'p' });
    await poll({}, failures);
    expect(bucket.answers()).toMatchObject([{ Status: 'SUCCESS', PhysicalResourceId: 'p' }]);
  });
});
