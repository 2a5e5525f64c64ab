import type { Config } from '../config.ts';

/** The same for every client. The credentials are the function's own, so the SDK's search for others is spared. */
export const clientSettings = (config: Config, region: string) => ({
  region,
  // a copy: the SDK writes a note of its own into the credentials that it is given
  credentials: { ...config.credentials },
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 3000, requestTimeout: 15_000 },
});
