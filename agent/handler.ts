import { clock } from './clock.ts';
import { readConfig, readEndpoint, readIdentity, type Config } from './config.ts';
import { log } from './log.ts';
import type { Program } from './program.ts';
import { readRequest } from './request.ts';
import { resources } from './resources.ts';
import { version } from './version.ts';

type LambdaContext = { getRemainingTimeInMillis?: () => number };

let config: Config | undefined;
const program: Program = {
  readConfig: () => (config ??= readConfig()),
  endpoint: readEndpoint(),
  clock,
  log,
  resources,
};

/** The commander. Says what came, and loads only the code for that. */
export const handler = async (event: unknown, context: LambdaContext): Promise<unknown> => {
  const remainingMs = context.getRemainingTimeInMillis?.() ?? 0;
  const request = readRequest(event);
  if (request) {
    const { serveRequest } = await import('./custom-resource.ts');
    return serveRequest(program, request, remainingMs);
  }
  const messages = readMessages(event);
  if (messages) {
    const { serveMessages } = await import('./queue-messages.ts');
    return serveMessages(program, messages, remainingMs);
  }
  // an empty test invocation: which bytes run here?
  return { version, ...readIdentity() };
};

const readMessages = (event: unknown): unknown[] | undefined =>
  typeof event === 'object' && event !== null && 'Records' in event && Array.isArray(event.Records)
    ? event.Records
    : undefined;
