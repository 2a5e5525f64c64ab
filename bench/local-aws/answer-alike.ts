import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A bare server that answers every request with the same bytes. */
export type Alike = { status: number; headers: Record<string, string>; body: string };

let alike: Alike = { status: 200, headers: {}, body: '' };
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(alike.status, alike.headers).end(alike.body));
});
process.on('message', (next: Alike) => {
  alike = next;
  process.send?.('ready');
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
