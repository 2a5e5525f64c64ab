export type Config = { port: number; host: string; directory: string; stateFile: string | undefined };

/** Reads what `npm run local-aws` is told by its environment. */
export const readConfig = (env: NodeJS.ProcessEnv = process.env): Config => {
  const port = Number(env['PORT'] ?? 4566);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT must be a port number, not ${env['PORT'] ?? ''}.`);
  return { port, host: env['HOST'] ?? '127.0.0.1', directory: '.local-aws', stateFile: env['LOCAL_AWS_STATE'] };
};
