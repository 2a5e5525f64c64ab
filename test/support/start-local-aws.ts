import { afterAll } from '@jest/globals';
import { startLocalAws, type LocalAws, type LocalAwsOptions } from '../../local-aws/server.ts';

type ClientConfig = {
  region: string;
  endpoint: string;
  forcePathStyle: boolean;
  maxAttempts: number;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
};
type Destroyable = { destroy(): void; config: object };

export type TestAws = LocalAws & {
  /** An SDK client with the credentials of the account's admin, or with those given. */
  client<Client extends Destroyable>(
    Ctor: new (config: ClientConfig) => Client,
    who: string | ClientConfig['credentials'],
    region?: string,
  ): Client;
};

const testAccounts = [
  { id: '111111111111', name: 'vendor' },
  { id: '222222222222', name: 'customer-a' },
  { id: '333333333333', name: 'customer-b', enabledOptInRegions: ['eu-south-1'] },
];

/** At the top of the file, so that a single test may start one too. */
const running = new Set<() => Promise<void>>();
afterAll(() => Promise.all([...running].map((close) => close())));

/** A local-aws of the test file's own, on a free port, closed after its last test. */
export const startTestAws = async (options: LocalAwsOptions = {}): Promise<TestAws> => {
  const aws = await startLocalAws({ accounts: testAccounts, ...options });
  const clients = new Map<string, Destroyable>();

  // A client that signs by the machine's clock would be refused once the clock of local-aws was moved
  const follow = <Client extends Destroyable>(made: Client): Client => {
    Object.defineProperty(made.config, 'systemClockOffset', { get: () => aws.clock.offset(), set: () => undefined });
    return made;
  };

  const client: TestAws['client'] = (Ctor, who, region = 'us-east-1') => {
    const credentials = typeof who === 'string' ? aws.accounts[who]?.credentials : who;
    if (credentials === undefined) throw new Error(`There is no account ${String(who)}.`);
    const key = [Ctor.name, region, ...Object.values(credentials)].join('/');
    const config = { region, endpoint: aws.endpoint, forcePathStyle: true, maxAttempts: 1, credentials };
    const made = clients.get(key) ?? follow(new Ctor(config));
    clients.set(key, made);
    return made as InstanceType<typeof Ctor>;
  };

  const close = async () => {
    running.delete(close);
    for (const made of clients.values()) made.destroy();
    await aws.close();
  };
  running.add(close);
  return { ...aws, client, close };
};
