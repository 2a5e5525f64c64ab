import { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import https from 'node:https';
import { afterEach, describe, expect, it } from '@jest/globals';
import { renderAnswer } from '../../agent/answer.ts';
import { makeRequest } from './make-request.ts';

const require = createRequire(import.meta.url);
type Send = (
  event: unknown,
  context: { logStreamName: string; done: () => void },
  status: string,
  data: unknown,
  physicalId?: string,
  noEcho?: boolean,
) => Promise<void>;
const reference = require('cfn-response-promise') as { send: Send };

/** The reference speaks only to port 443 of https, so this test alone replaces that door. */
const bodySentBy = async (...args: Parameters<Send>): Promise<string> => {
  let body = '';
  https.request = ((_options: unknown, answered: (response: unknown) => void) =>
    Object.assign(new EventEmitter(), {
      write: (text: string) => (body += text),
      end: () => answered({ statusCode: 200, statusMessage: 'OK' }),
    })) as never;
  await reference.send(...args);
  return body;
};

const { request, log } = { request: https.request, log: console.log };
afterEach(() => {
  https.request = request;
  console.log = log;
});

describe('for the same event', () => {
  it.each([
    ['SUCCESS', { Url: 'https://x', Count: '3' }, false],
    ['SUCCESS', {}, true],
  ] as const)('the body is that of cfn-response, byte for byte (%s, %j, NoEcho %s)', async (status, data, noEcho) => {
    console.log = () => {};
    const event = makeRequest('https://bucket.example');
    const context = { logStreamName: '2026/11/21/[$LATEST]abc', done: () => {} };
    const theirs = await bodySentBy(event, context, status, data, 'thing-1', noEcho);
    const reason = `See the details in CloudWatch Log Stream: ${context.logStreamName}`;
    expect(renderAnswer(event, { status, physicalId: 'thing-1', data, noEcho, reason })).toBe(theirs);
  });

  it('the body of a failure differs in its reason only, which says what happened', async () => {
    console.log = () => {};
    const event = makeRequest('https://bucket.example');
    const theirs: unknown = JSON.parse(
      await bodySentBy(event, { logStreamName: 's', done: () => {} }, 'FAILED', {}, 'thing-1'),
    );
    const ours: unknown = JSON.parse(
      renderAnswer(event, { status: 'FAILED', physicalId: 'thing-1', code: 'x', reason: 'It broke.' }),
    );
    expect(ours).toEqual({ ...(theirs as object), Reason: 'It broke. (code: x)' });
  });
});
