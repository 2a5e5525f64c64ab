import { AwsError } from '../../aws-error.ts';
import type { World } from '../../world.ts';
import { functionSession } from '../function-session.ts';
import { logGroupOf } from '../present-function.ts';
import type { FunctionVersion, LambdaFunction } from '../state.ts';

/** Streams in the order of their writes; a function does not wait for its log. */
const writing = new WeakMap<World, Map<string, Promise<void>>>();

/**
 * Takes an invocation's lines to CloudWatch Logs with the permissions of the function's role;
 * a role that may not write leaves no log, as in AWS.
 */
export const writeLog = (
  world: World,
  fn: LambdaFunction,
  version: FunctionVersion,
  logStreamName: string,
  lines: string[],
): void => {
  const timestamp = world.clock.now();
  const queues = writing.get(world) ?? new Map<string, Promise<void>>();
  writing.set(world, queues);
  const key = `${fn.arn} ${logStreamName}`;
  const logGroupName = logGroupOf(fn, version);
  const write = async () => {
    const { principal } = await functionSession(world, fn, version.settings.role, 60_000);
    const call = (operation: string, input: object) =>
      world.dispatch({
        service: 'logs',
        operation,
        principal,
        account: fn.account,
        region: fn.region,
        input,
      });
    const put = () =>
      call('PutLogEvents', {
        logGroupName,
        logStreamName,
        logEvents: lines.map((line) => ({ timestamp, message: `${line}\n` })),
      });
    const createStream = () => call('CreateLogStream', { logGroupName, logStreamName });
    await put().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error;
      await createStream().catch(async (refused: unknown) => {
        if (!isMissing(refused)) throw refused;
        await call('CreateLogGroup', { logGroupName });
        await createStream();
      });
      await put();
    });
  };
  const turn = (queues.get(key) ?? Promise.resolve()).then(write).catch(() => {});
  queues.set(key, turn);
  void turn.then(() => {
    if (queues.get(key) === turn) queues.delete(key);
  });
};

const isMissing = (error: unknown): boolean => error instanceof AwsError && error.code === 'ResourceNotFoundException';
