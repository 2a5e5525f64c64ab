import type { Config } from './config.ts';
import type { Clock } from './deps.ts';
import type { Log } from './log.ts';
import type { Resource } from './resource.ts';

/** What the protocol runs on. The config is read inside it, so that a missing setting is answered too. */
export type Program = {
  readConfig: () => Config;
  endpoint: string | undefined;
  clock: Clock;
  log: Log;
  resources: Record<string, () => Promise<Resource>>;
};
