import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GetAccountSettingsCommand, LambdaClient, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { killProcesses } from '../../../local-aws/lambda/runtime/kill-processes.ts';
import { processPool } from '../../../local-aws/lambda/runtime/process-pool.ts';
import { eventually } from '../../support/eventually.ts';
import { startTestAws } from '../../support/start-local-aws.ts';
import { invoke, makeFunction, makeRole, zipOf } from './make-function.ts';

const aws = await startTestAws({ maxLambdaProcesses: 3 });
let Role: string;
let arn: string;

const code = `
let count = 0;
exports.handler = async (event, context) => {
  count += 1;
  console.log('hello\\nthere', event);
  if (event.fail) throw new TypeError('it broke');
  if (event.exit) process.exit(3);
  if (event.loop) for (;;);
  if (event.wait) await new Promise((done) => setTimeout(done, event.wait));
  if (event.fill) { const all = []; for (;;) all.push(new Array(1e6).fill(1)); }
  return { event, count, pid: process.pid, env: process.env, context, left: context.getRemainingTimeInMillis(), now: Date.now() };
};`;

beforeAll(async () => {
  Role = await makeRole(aws, 'runner');
  arn = await makeFunction(aws, code, { Role, FunctionName: 'runner', Timeout: 20 });
});

describe('Invoke refuses', () => {
  it('more executions than are reserved', async () => {
    const lambda = aws.client(LambdaClient, 'customer-a');
    const limited = await makeFunction(aws, code, { Role });
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName: limited, ReservedConcurrentExecutions: 1 }));
    const first = invoke(aws, limited, { wait: 1_000 });
    await eventually(async () => {
      await expect(invoke(aws, limited)).rejects.toMatchObject({
        name: 'TooManyRequestsException',
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      });
    });
    await first;
  });
});

describe('a new account', () => {
  it('is throttled at the eleventh execution at a time, in each region for itself', async () => {
    const fresh = await startTestAws({
      accounts: [{ id: '222222222222', name: 'customer-a', concurrentExecutions: 10 }],
      maxLambdaProcesses: 12,
    });
    const settings = new GetAccountSettingsCommand({});
    const { AccountLimit } = await fresh.client(LambdaClient, 'customer-a').send(settings);
    expect(AccountLimit).toMatchObject({ ConcurrentExecutions: 10, UnreservedConcurrentExecutions: 10 });
    const role = await makeRole(fresh, 'fresh');
    const [home, away] = [
      await makeFunction(fresh, code, { Role: role }),
      await makeFunction(fresh, code, { Role: role, region: 'eu-west-1' }),
    ];
    const running = Array.from({ length: 11 }, () => invoke(fresh, home, { wait: 500 }));
    const elsewhere = invoke(fresh, away);
    const ends = await Promise.allSettled(running);
    expect(ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []))).toMatchObject([
      {
        name: 'TooManyRequestsException',
        message: 'Rate Exceeded.',
        Reason: 'ConcurrentInvocationLimitExceeded',
        Type: 'User',
        $metadata: { httpStatusCode: 429 },
      },
    ]);
    expect(await elsewhere).toMatchObject({ StatusCode: 200 });
    expect(await invoke(fresh, home)).toMatchObject({ StatusCode: 200 });
    await fresh.close();
  });
});

describe('a function', () => {
  it('runs again in the process that is warm', async () => {
    const first = (await invoke(aws, arn)).value as { pid: number; count: number };
    const second = (await invoke(aws, arn)).value as { pid: number; count: number };
    expect(second).toMatchObject({ pid: first.pid, count: first.count + 1 });
  });

  it('sees only its own environment, with credentials of its role', async () => {
    const { env } = (await invoke(aws, arn)).value as { env: Record<string, string> };
    expect(env).toMatchObject({
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'runner',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      _HANDLER: 'index.handler',
      AWS_ENDPOINT_URL: aws.endpoint,
    });
    expect(Object.keys(env).filter((name) => /^(HOME|USER|NODE_|npm_|JEST)/.test(name))).toEqual(['NODE_PATH']);
    expect(env['NODE_PATH']).toMatch(/^\/opt\/nodejs\/node\d\d\/node_modules:/);
  });

  it('finds the AWS SDK without bringing it (developer guide: Building Lambda functions with Node.js)', async () => {
    const asks = `
      const { GetCallerIdentityCommand, STSClient } = require('@aws-sdk/client-sts');
      exports.handler = async () => {
        const { Account } = await new STSClient().send(new GetCallerIdentityCommand({}));
        return { Account, imported: typeof (await import('@aws-sdk/client-s3')).S3Client };
      };`;
    const { value } = await invoke(aws, await makeFunction(aws, asks, { Role, Timeout: 20 }));
    expect(value).toEqual({ Account: '222222222222', imported: 'function' });
  });

  it('is told of a clock that was moved', async () => {
    aws.clock.advance(3_600_000);
    // the first call of a client after a jump is refused for its old date, and sets the client's clock
    const { now, left } = (await eventually(() => invoke(aws, arn))).value as { now: number; left: number };
    expect(Math.abs(now - aws.clock.now())).toBeLessThan(10_000);
    expect(left).toBeGreaterThan(10_000);
  });

  it('ends when the clock passes its timeout, also in a loop that never yields', async () => {
    const running = invoke(aws, arn, { loop: true }, { LogType: 'Tail' });
    await eventually(() =>
      expect(
        processPool(aws.world)
          .list()
          .some(({ busy }) => busy),
      ).toBe(true),
    );
    await new Promise((done) => setTimeout(done, 300));
    aws.clock.advance(21_000);
    const answer = await running;
    expect(answer).toMatchObject({
      FunctionError: 'Unhandled',
      value: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringContaining('Task timed out after 20.00 seconds'),
      },
    });
    expect(answer.log).toContain('Task timed out after 20.00 seconds');
  });

  it('reports an exit, an exhausted memory and a killed process as Runtime.ExitError', async () => {
    const ended = (words: string) => ({
      FunctionError: 'Unhandled',
      value: { errorType: 'Runtime.ExitError', errorMessage: expect.stringContaining(words) },
    });
    expect(await invoke(aws, arn, { exit: true })).toMatchObject(ended('Runtime exited with error: exit status 3'));
    expect(await invoke(aws, arn, { fill: true })).toMatchObject(ended('Runtime exited with error: signal: aborted'));
    const running = invoke(aws, arn, { wait: 10_000 });
    await eventually(() => expect(killProcesses(aws.world, arn)).toBe(1));
    expect(await running).toMatchObject(ended('Runtime exited with error: signal: killed'));
  });

  it('says which promise was rejected unseen, in its answer and its log', async () => {
    const code = `exports.handler = () => { Promise.reject(Object.assign(new TypeError('lost'), { code: 'E' })); return new Promise((done) => setTimeout(done, 1e3)); };`;
    const answer = await invoke(aws, await makeFunction(aws, code, { Role }), {}, { LogType: 'Tail' });
    expect(answer).toMatchObject({
      FunctionError: 'Unhandled',
      value: { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'TypeError: lost' },
    });
    expect(answer.log).toMatch(
      /\tERROR\tUnhandled Promise Rejection \t\{"errorType":"Runtime\.UnhandledPromiseRejection","errorMessage":"TypeError: lost","reason":\{"errorType":"TypeError","errorMessage":"lost","code":"E","stack":\[/,
    );
  });

  it('answers by a callback where its runtime is older than Node.js 24', async () => {
    const code =
      "exports.handler = (event, context, done) => event.quiet || setTimeout(() => done(event.fail && 'no', 7), 10);";
    const older = await makeFunction(aws, code, { Role, Runtime: 'nodejs22.x' });
    expect((await invoke(aws, older)).value).toBe(7);
    expect((await invoke(aws, older, { quiet: true })).value).toBeNull();
    expect((await invoke(aws, older, { fail: true })).value).toEqual({
      errorType: 'string',
      errorMessage: 'no',
      trace: [],
    });
    const newer = await makeFunction(aws, code, { Role });
    expect((await invoke(aws, newer)).value).toMatchObject({ errorType: 'Runtime.CallbackHandlerDeprecated' });
  });

  it('may be an ES module, and says which module is missing', async () => {
    const esm = await makeFunction(aws, '', {
      Role,
      Code: { ZipFile: zipOf({ 'index.mjs': 'export const handler = async () => import.meta.url;' }) },
    });
    expect((await invoke(aws, esm)).value).toMatch(/index\.mjs$/);
    const broken = await makeFunction(aws, "require('not-there')", { Role });
    expect((await invoke(aws, broken)).value).toMatchObject({ errorType: 'Runtime.ImportModuleError' });
    const empty = await makeFunction(aws, 'exports.other = 1', { Role });
    expect((await invoke(aws, empty)).value).toMatchObject({
      errorType: 'Runtime.HandlerNotFound',
      errorMessage: 'index.handler is undefined or not exported',
    });
  });

  it('unpacks no file outside of its own folder', async () => {
    const name = `escaped-${Math.random().toString(36).slice(2)}`;
    const files = { 'index.js': 'exports.handler = async () => __dirname;', [`../${name}.txt`]: 'out' };
    const escaping = await makeFunction(aws, '', { Role, Code: { ZipFile: zipOf(files) } });
    const folder = (await invoke(aws, escaping)).value as string;
    expect(existsSync(join(folder, '..', `${name}.txt`))).toBe(false);
  });

  it('waits for its turn when as many processes as may live are busy', async () => {
    const arns = await Promise.all([1, 2, 3, 4, 5].map(() => makeFunction(aws, code, { Role })));
    const running = Promise.all(arns.map((one) => invoke(aws, one, { wait: 200 })));
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, processPool(aws.world).list().length)), 10);
    const answers = await running;
    clearInterval(watch);
    expect(answers.map(({ StatusCode, FunctionError }) => [StatusCode, FunctionError])).toEqual(
      arns.map(() => [200, undefined]),
    );
    expect(most).toBeLessThanOrEqual(3);
  });
});
