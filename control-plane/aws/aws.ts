import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { STSClient } from '@aws-sdk/client-sts';
import type { RoleSession } from './assume-role.ts';
import { retryOnlyRealSkew } from './retry-only-real-skew.ts';

export type ClientOptions = {
  region: string;
  maxAttempts: number;
  retryMode: string;
  systemClockOffset: number;
  requestHandler: { httpAgent: HttpAgent; httpsAgent: HttpsAgent; connectionTimeout: number; requestTimeout: number };
};
export type ClientClass<Client, Extra = object> = new (options: ClientOptions & Extra) => Client;

/** What every AWS client of this process shares: connections, the clock, and the role sessions that are still good. */
export type Aws = {
  clock: { now(): number };
  /** By link, region and purpose; the promise is kept while the call is in flight, so that there is only one. */
  sessions: Map<string, Promise<RoleSession>>;
  clientOptions: (region: string) => ClientOptions;
  /** A client with the control plane's own credentials: those of the SDK's default chain. */
  own: <Client>(Class: ClientClass<Client>, region: string) => Client;
  sts: (region: string) => STSClient;
  close: () => void;
};

export const createAws = (clock: { now(): number }): Aws => {
  const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 50 });
  const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 50 });
  const ownClients = new Map<unknown, Map<string, unknown>>();

  const clientOptions = (region: string): ClientOptions => ({
    region,
    // adaptive: jittered back-off, and slower by itself once AWS throttles
    maxAttempts: 5,
    retryMode: 'adaptive',
    systemClockOffset: clock.now() - Date.now(),
    requestHandler: { httpAgent, httpsAgent, connectionTimeout: 5_000, requestTimeout: 20_000 },
  });

  const own = <Client>(Class: ClientClass<Client>, region: string): Client => {
    const byRegion = ownClients.get(Class) ?? new Map<string, unknown>();
    ownClients.set(Class, byRegion);
    const client = (byRegion.get(region) as Client | undefined) ?? retryOnlyRealSkew(new Class(clientOptions(region)));
    byRegion.set(region, client);
    return client;
  };

  return {
    clock,
    sessions: new Map(),
    clientOptions,
    own,
    sts: (region) => own(STSClient, region),
    close() {
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
};
