import { clock } from './clock.ts';
import { readConfig, readEndpoint, type Config } from './config.ts';
import { log } from './log.ts';
import type { Program } from './program.ts';
import { readRequest } from './request.ts';
import { resources } from './resources.ts';

let config: Config | undefined;
const program: Program = {
  readConfig: () => (config ??= readConfig()),
  endpoint: readEndpoint(),
  clock,
  log,
  resources,
};

/** Says what came, and loads only the code for that. */
export const serve = async (event: object, remainingMs: number): Promise<unknown> => {
  const request = readRequest(event);
  if (request) {
    const { serveRequest } = await import('./custom-resource.ts');
    return serveRequest(program, request, remainingMs);
  }
  if ('StackeryCommand' in event) {
    const { serveCommand } = await import('./command.ts');
    return serveCommand(program, { ...event });
  }
  if ('Records' in event && Array.isArray(event.Records)) {
    const { serveMessages } = await import('./queue-messages.ts');
    return serveMessages(program, event.Records, remainingMs);
  }
  log('An event that is neither a custom resource request nor a queue message nor a command was ignored.');
  return {};
};
