import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Seen = { method: string; path: string; authorization: string; body: Record<string, unknown> };
export type Reply = { status: number; body: unknown; location?: string } | 'hang up';

export type ControlPlaneStub = {
  url: string;
  seen: Seen[];
  /** How a request is answered from now on, by `METHOD path`; a list is used up, and its last entry stays. */
  answer(route: string, ...replies: Reply[]): void;
  /** Called with each request, after it was taken and before it is answered. */
  meanwhile?: (route: string) => void | Promise<void>;
  close(): Promise<void>;
};

const session: Reply = {
  status: 201,
  body: { token: 'session-token', expiresAt: new Date(Date.now() + 900_000).toISOString() },
};

/** Says what a test wants the control plane to say. Sessions are opened unless told otherwise. */
export const startControlPlaneStub = async (): Promise<ControlPlaneStub> => {
  const seen: Seen[] = [];
  const replies = new Map<string, Reply[]>([['POST /agent/v1/sessions', [session]]]);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void take(request, response, Buffer.concat(chunks).toString()));
  });
  const take = async (request: IncomingMessage, response: ServerResponse, text: string): Promise<void> => {
    const { method = '', url = '' } = request;
    const body = JSON.parse(text || '{}') as Record<string, unknown>;
    seen.push({ method, path: url, authorization: request.headers.authorization ?? '', body });
    await made.meanwhile?.(`${method} ${url}`);
    const list = replies.get(`${method} ${url}`) ?? [];
    const reply = (list.length > 1 ? list.shift() : list[0]) ?? { status: 404, body: { code: 'route_not_found' } };
    if (reply === 'hang up') return void request.socket.destroy();
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      ...(reply.location === undefined ? {} : { location: reply.location }),
    });
    response.end(JSON.stringify(reply.body));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: ControlPlaneStub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answer: (route, ...list) => void replies.set(route, list),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return made;
};
