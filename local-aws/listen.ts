import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttp2Server, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export type AnyRequest = IncomingMessage | Http2ServerRequest;
export type AnyResponse = ServerResponse | Http2ServerResponse;

export type Listener = { port: number; close(): Promise<void> };

/**
 * Both versions of HTTP on one port, told apart by the first bytes: the SDK's client of Kinesis speaks HTTP/2 only, every
 * other one HTTP/1.1.
 */
export const listen = async (
  host: string,
  port: number,
  serve: (request: AnyRequest, response: AnyResponse) => void,
): Promise<Listener> => {
  const http1 = createHttpServer(serve);
  http1.keepAliveTimeout = 60_000;
  const http2 = createHttp2Server(serve);
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // until a version takes the socket over, nobody else would hear of its end
    socket.on('error', () => socket.destroy());
    socket.once('readable', () => {
      const first = socket.read() as Buffer | null;
      if (first === null) return;
      socket.unshift(first);
      (first.toString('latin1', 0, 3) === 'PRI' ? http2 : http1).emit('connection', socket);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
};
