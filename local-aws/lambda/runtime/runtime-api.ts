import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { World } from '../../world.ts';

export type Handover = {
  requestId: string;
  payload: Uint8Array;
  deadline: number;
  invokedArn: string;
  traceHeader: string;
  clientContext: string | undefined;
  clockOffset: number;
};

export type Answer = { kind: 'response' | 'error' | 'init-error'; body: Buffer };

/** One process's place at the runtime API. */
export type Seat = {
  path: string;
  /** Resolves once the process has loaded its handler and asks for work, or could not load it. */
  ready: Promise<Answer | undefined>;
  hand: (handover: Handover) => Promise<Answer>;
  close: () => void;
};

export type RuntimeApi = { host: string; openSeat: () => Seat };

type Chair = {
  becomeReady: (failure: Answer | undefined) => void;
  waiting?: ServerResponse;
  handover?: Handover;
  answer?: (answer: Answer) => void;
};

const largestBody = 6 * 1024 * 1024 + 100;
const apis = new WeakMap<World, Promise<RuntimeApi>>();

/** The Lambda runtime API of a world, on a port of its own that only its processes know. */
export const runtimeApi = (world: World): Promise<RuntimeApi> => {
  const known = apis.get(world);
  if (known) return known;
  const starting = start(world);
  apis.set(world, starting);
  return starting;
};

const start = async (world: World): Promise<RuntimeApi> => {
  const chairs = new Map<string, Chair>();
  const server = createServer((request, response) => {
    void route(chairs, request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  world.signal.addEventListener('abort', () => {
    server.close();
    server.closeAllConnections();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, openSeat: () => openSeat(host, chairs) };
};

const openSeat = (host: string, chairs: Map<string, Chair>): Seat => {
  // the token keeps one function from answering for another
  const token = randomBytes(16).toString('hex');
  let becomeReady: Chair['becomeReady'] = () => {};
  const ready = new Promise<Answer | undefined>((resolve) => (becomeReady = resolve));
  const chair: Chair = { becomeReady };
  chairs.set(token, chair);
  return {
    path: `${host}/${token}`,
    ready,
    hand: (handover) =>
      new Promise((answer) => {
        chair.handover = handover;
        chair.answer = answer;
        serveNext(chair);
      }),
    close: () => {
      chairs.delete(token);
      chair.waiting?.destroy();
    },
  };
};

const route = async (chairs: Map<string, Chair>, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [, token = '', , , ...rest] = (request.url ?? '').split('/');
  const chair = chairs.get(token);
  if (chair === undefined) return void response.writeHead(403).end();
  const path = rest.join('/');
  if (path === 'invocation/next') {
    chair.becomeReady(undefined);
    chair.waiting = response;
    return serveNext(chair);
  }
  const body = await readBody(request);
  response.writeHead(202).end();
  if (path === 'init/error') return chair.becomeReady({ kind: 'init-error', body });
  const [, id, verb] = rest;
  if (id !== chair.handover?.requestId || (verb !== 'response' && verb !== 'error')) return;
  delete chair.handover;
  chair.answer?.({ kind: verb, body });
};

const serveNext = (chair: Chair): void => {
  const { waiting, handover } = chair;
  if (waiting === undefined || handover === undefined) return;
  delete chair.waiting;
  waiting.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': handover.requestId,
    'lambda-runtime-deadline-ms': handover.deadline,
    'lambda-runtime-invoked-function-arn': handover.invokedArn,
    'lambda-runtime-trace-id': handover.traceHeader,
    'lambda-runtime-clock-offset-ms': handover.clockOffset,
    ...(handover.clientContext !== undefined && { 'lambda-runtime-client-context': handover.clientContext }),
  });
  waiting.end(handover.payload);
};

const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? tooLarge : Buffer.concat(chunks);
};

/** Stands for an answer over Lambda's limit. */
export const tooLarge = Buffer.from('too large');
