import { afterAll } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startTestAws, type TestAws } from './start-local-aws.ts';

export type Keys = { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
type ClientOptions = { region?: string; credentials?: Keys };
type Destroyable = { destroy(): void };
// Each SDK client takes far more than this
type ClientOf<Client> = new (config: never) => Client;

/** Where the tests of operations run: a local-aws of the file's own or, with TARGET=aws, the account of the caller. */
export type Target = {
  accountId: string;
  region: string;
  /** An SDK client with the caller's credentials, or with those given. */
  client<Client extends Destroyable>(Ctor: ClientOf<Client>, options?: ClientOptions): Client;
  /** A name that nothing else in the account has. */
  unique(name: string): string;
  /** Runs after the last test, the newest first, and only where things would stay: on AWS. */
  afterwards(undo: () => Promise<unknown>): void;
  /** What only a stand-in has: a clock that moves, a second account, faults. */
  local: TestAws | undefined;
};

const localTarget = async (): Promise<Omit<Target, 'unique'>> => {
  const aws = await startTestAws();
  const region = 'eu-west-1';
  return {
    accountId: aws.accounts['customer-a']?.id ?? '',
    region,
    client: (Ctor, options = {}) =>
      aws.client(Ctor as never, options.credentials ?? 'customer-a', options.region ?? region) as never,
    afterwards: () => {},
    local: aws,
  };
};

const isGone = ({ name, message }: Error): boolean =>
  /NoSuch|NotFound|NonExistent|DoesNotExist|does not exist/.test(`${name} ${message}`);

/** What hangs on something else can only go after it: whatever failed is tried again as long as that helps. */
const undoAll = async (undoing: (() => Promise<unknown>)[]): Promise<string[]> => {
  const failed: { undo: () => Promise<unknown>; words: string }[] = [];
  for (const undo of undoing) {
    // What a test deleted itself is gone already
    await undo().catch((error: Error) => void (isGone(error) || failed.push({ undo, words: error.message })));
  }
  if (failed.length === 0 || failed.length === undoing.length) return failed.map(({ words }) => words);
  return undoAll(failed.map(({ undo }) => undo));
};

const awsTarget = async (): Promise<Omit<Target, 'unique'>> => {
  const region = process.env['AWS_REGION'] ?? '';
  if (region === '') throw new Error('TARGET=aws needs AWS_REGION.');
  const clients: Destroyable[] = [];
  const undoing: (() => Promise<unknown>)[] = [];
  const client: Target['client'] = (Ctor, options = {}) => {
    const made = new Ctor({ region, ...options } as never);
    clients.push(made);
    return made;
  };
  const { Account = '' } = await client(STSClient).send(new GetCallerIdentityCommand({}));

  afterAll(async () => {
    const left = await undoAll(undoing.reverse());
    if (left.length > 0) console.warn(`left behind: ${left.length}\n${[...new Set(left)].join('\n')}`);
    for (const made of clients) made.destroy();
  }, 600_000);
  return { accountId: Account, region, client, afterwards: (undo) => undoing.push(undo), local: undefined };
};

/** Called at the top level of a test file. */
export const startTarget = async (): Promise<Target> => {
  const target = await (process.env['TARGET'] === 'aws' ? awsTarget() : localTarget());
  const run = randomBytes(4).toString('hex');
  let made = 0;
  return { ...target, unique: (name) => `${name}-${run}-${++made}` };
};
