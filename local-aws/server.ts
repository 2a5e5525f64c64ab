import { accountRecords, addAccount, type Account, type AccountOptions } from './accounts.ts';
import { isForConsole, serveConsole } from './console/serve-console.ts';
import { createCallLog, type CallLog } from './calls.ts';
import { createClock, type Clock } from './clock.ts';
import { createDispatch } from './dispatch.ts';
import { AnswerLost, createFaults, type Faults } from './faults.ts';
import { handleRequest } from './handle-request.ts';
import { codePath, serveCode } from './lambda/code-location.ts';
import { listen, type AnyRequest, type AnyResponse } from './listen.ts';
import type { Service } from './operation.ts';
import { decodeQuery, type HttpRequest } from './protocol/http.ts';
import { commercialRegions, type Region } from './regions.ts';
import { restoreState, saveState } from './saved-state.ts';
import { services as allServices } from './services.ts';
import type { World } from './world.ts';

export type LocalAwsOptions = {
  accounts?: AccountOptions[];
  /** 0: any free port. */
  port?: number;
  host?: string;
  regions?: Region[];
  maxLambdaProcesses?: number;
  /** Restored from this file if it is there. Accounts that it holds keep their keys. */
  restoreFrom?: string;
  log?: (line: string) => void;
};

export type LocalAws = {
  endpoint: string;
  world: World;
  clock: Clock;
  accounts: Record<string, Account>;
  faults: Faults;
  calls: CallLog;
  addAccount(options: AccountOptions): Account;
  /** Writes the whole world to a file. */
  save(file: string): Promise<void>;
  close(): Promise<void>;
};

const maxBodyBytes = 300 * 1024 * 1024;

const readBody = async (message: AnyRequest): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBodyBytes) throw new Error('The request body is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readRequest = async (message: AnyRequest): Promise<HttpRequest> => {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const queryString = mark < 0 ? '' : url.slice(mark + 1);
  const headers: Record<string, string> = {};
  for (let i = 0; i < message.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = [message.rawHeaders[i]?.toLowerCase(), message.rawHeaders[i + 1]];
    headers[name] = headers[name] === undefined ? value : `${headers[name]},${value}`;
  }
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    queryString,
    query: decodeQuery(queryString),
    headers,
    body: await readBody(message),
    sourceIp: (message.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
  };
};

const serve = async (world: World, message: AnyRequest, response: AnyResponse): Promise<void> => {
  if (message.url?.startsWith(codePath)) return serveCode(world, message, response);
  try {
    const request = await readRequest(message);
    const answer = await (isForConsole(request) ? serveConsole : handleRequest)(world, request);
    response.writeHead(answer.status, {
      Server: 'local-aws',
      ...answer.headers,
      Date: new Date(world.clock.now()).toUTCString(),
      'Content-Length': answer.headers['Content-Length'] ?? Buffer.byteLength(answer.body),
    });
    response.end(request.method === 'HEAD' ? '' : answer.body);
  } catch (error) {
    if (!(error instanceof AnswerLost)) world.log(error instanceof Error ? error.message : String(error));
    message.socket.destroy();
  }
};

const table = (services: Service[]): Map<string, Service> =>
  new Map(services.map((service) => [service.name, service]));

export const startLocalAws = async (options: LocalAwsOptions = {}): Promise<LocalAws> => {
  const clock = createClock();
  const faults = createFaults();
  const calls = createCallLog();
  const ending = new AbortController();
  const world: World = {
    partition: 'aws',
    dnsSuffix: 'amazonaws.com',
    regions: options.regions ?? commercialRegions,
    clock,
    states: new Map(),
    endpoint: '',
    maxLambdaProcesses: options.maxLambdaProcesses ?? 6,
    dispatch: createDispatch(() => world, table(allServices), faults, calls),
    signal: ending.signal,
    log: options.log ?? (() => {}),
  };
  const host = options.host ?? '127.0.0.1';
  const listener = await listen(host, options.port ?? 0, (message, response) => void serve(world, message, response));
  world.endpoint = `http://${host}:${listener.port}`;

  if (options.restoreFrom !== undefined) await restoreState(world, options.restoreFrom, allServices);
  for (const account of options.accounts ?? []) {
    if (!accountRecords(world).has(account.id)) addAccount(world, account);
  }
  const accounts: Record<string, Account> = Object.fromEntries(
    [...accountRecords(world).values()].map((record) => [record.name, record]),
  );

  return {
    endpoint: world.endpoint,
    world,
    clock,
    accounts,
    faults,
    calls,
    addAccount: (account) => (accounts[account.name] = addAccount(world, account)),
    save: (file) => saveState(world, file),
    async close() {
      ending.abort(new Error('local-aws is closing.'));
      await listener.close();
    },
  };
};
