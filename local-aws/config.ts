export type Config = {
  port: number;
  host: string;
  directory: string;
  stateFile: string | undefined;
  /** Lambda's quota of concurrent executions in each account and region. */
  concurrentExecutions: number;
};

/** Reads what `npm run local-aws` is told by its environment. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const port = Number(env['PORT'] ?? 4566);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a port number, not ${env['PORT'] ?? ''}.`);
  const concurrentExecutions = Number(env['LOCAL_AWS_CONCURRENT_EXECUTIONS'] ?? 1_000);
  if (!Number.isInteger(concurrentExecutions) || concurrentExecutions < 10)
    throw new Error('LOCAL_AWS_CONCURRENT_EXECUTIONS must be 10, as in a new account, or more.');
  return {
    port,
    host: env['HOST'] ?? '127.0.0.1',
    directory: '.local-aws',
    stateFile: env['LOCAL_AWS_STATE'],
    concurrentExecutions,
  };
};
