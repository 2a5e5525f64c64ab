import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { STSClient } from '@aws-sdk/client-sts';
import type { RoleSession } from './assume-role.ts';

/** What every AWS client of this process shares: connections, the clock, and the role sessions that are still good. */
export type Aws = {
  clock: { now(): number };
  /** By link, region and purpose; the promise is kept while the call is in flight, so that there is only one. */
  sessions: Map<string, Promise<RoleSession>>;
  /** STS with the control plane's own credentials, by region. */
  sts: (region: string) => STSClient;
  clientOptions: (region: string) => ClientOptions;
  close: () => void;
};

export type ClientOptions = {
  region: string;
  maxAttempts: number;
  retryMode: string;
  systemClockOffset: number;
  requestHandler: { httpAgent: HttpAgent; httpsAgent: HttpsAgent; connectionTimeout: number; requestTimeout: number };
};

export const createAws = (clock: { now(): number }): Aws => {
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 50 });
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 50 });
  const stsClients = new Map<string, STSClient>();

  const clientOptions = (region: string): ClientOptions => ({
    region,
    // adaptive: jittered back-off, and slower by itself once AWS throttles
    maxAttempts: 5,
    retryMode: 'adaptive',
    systemClockOffset: clock.now() - Date.now(),
    requestHandler: { httpAgent, httpsAgent, connectionTimeout: 5_000, requestTimeout: 20_000 },
  });

  return {
    clock,
    sessions: new Map(),
    clientOptions,
    sts(region) {
      let client = stsClients.get(region);
      if (!client) stsClients.set(region, (client = new STSClient(clientOptions(region))));
      return client;
    },
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
};
