import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateQueueCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { CreateEventSourceMappingCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, describe, expect, it } from '@jest/globals';
import { processPool } from '../../../local-aws/lambda/runtime/process-pool.ts';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole } from './make-function.ts';

const code = 'exports.handler = async () => process.pid;';
const folder = await mkdtemp(join(tmpdir(), 'local-aws-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whether a process runs; one that ended and was not yet collected by its parent does not. */
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const status = `/proc/${pid}/stat`;
  return !existsSync(status) || !/\) Z /.test(readFileSync(status, 'utf8'));
};

describe('the processes of functions', () => {
  it('end when they were idle for some seconds', async () => {
    const aws = await startTestAws();
    const arn = await makeFunction(aws, code, { Role: await makeRole(aws, 'idle') });
    const pid = (await invoke(aws, arn)).value as number;
    expect(isAlive(pid)).toBe(true);
    await eventually(() => expect(isAlive(pid)).toBe(false));
    await eventually(() => expect(processPool(aws.world).list()).toHaveLength(0));
  });

  it('end with their world', async () => {
    const aws = await startTestAws();
    const arn = await makeFunction(aws, code, { Role: await makeRole(aws, 'closing') });
    const pid = (await invoke(aws, arn)).value as number;
    await aws.close();
    await eventually(() => expect(isAlive(pid)).toBe(false));
  });

  it('end when the program was killed, even in a loop that never yields', async () => {
    const printed = await new Promise<string>((done) => {
      const script = join(import.meta.dirname, 'abandon.ts');
      const env = { ...process.env, NODE_OPTIONS: '' };
      execFile(process.execPath, ['--import', 'tsx', script], { env, timeout: 30_000 }, (_, out) => done(out));
    });
    const pids = printed.trim().split(' ').map(Number);
    expect(pids).toHaveLength(2);
    await eventually(() => expect(pids.filter(isAlive)).toEqual([]));
  });
});

describe('a restored world', () => {
  it('goes on with its mappings and with the events that were under way', async () => {
    const file = join(folder, 'state');
    const before = await startTestAws();
    const Role = await makeRole(before, 'restored', [{ Effect: 'Allow', Action: ['sqs:*', 'logs:*'], Resource: '*' }]);
    const client = before.client(SQSClient, 'customer-a');
    for (const QueueName of ['in', 'dead']) await client.send(new CreateQueueCommand({ QueueName }));
    const arnOf = (name: string) => `arn:aws:sqs:us-east-1:222222222222:${name}`;
    const failing = await makeFunction(before, "exports.handler = async () => { throw new Error('no'); };", {
      Role,
      DeadLetterConfig: { TargetArn: arnOf('dead') },
    });
    const polling = await makeFunction(before, code, { Role });
    await before
      .client(LambdaClient, 'customer-a')
      .send(new CreateEventSourceMappingCommand({ FunctionName: polling, EventSourceArn: arnOf('in') }));
    await invoke(before, failing, { lost: false }, { InvocationType: 'Event' });
    await eventually(() =>
      expect(before.calls.list({ operation: 'PutLogEvents', errorCode: undefined })).toHaveLength(1),
    );
    await before.save(file);
    await before.close();

    const after = await startTestAws({ restoreFrom: file });
    const sqs = after.client(SQSClient, 'customer-a');
    const urlOf = (name: string) => `${after.endpoint}/222222222222/${name}`;
    await sqs.send(new SendMessageCommand({ QueueUrl: urlOf('in'), MessageBody: 'x' }));
    await eventually(() => expect(after.calls.list({ operation: 'DeleteMessageBatch' })).toHaveLength(1));
    const message = await eventually(async () => {
      after.clock.advance(30_000);
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: urlOf('dead') }));
      if (!Messages?.[0]) throw new Error('not yet');
      return Messages[0];
    });
    expect(message.Body).toBe('{"lost":false}');
  });
});
