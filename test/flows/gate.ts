import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { afterAll } from '@jest/globals';

export type Gate = { url: string; leadTo(url: string): void; shut(): void; open(): void };

/** A way to a server that can be shut, as when it is down: who comes is cut off. Closed after the file's last test. */
export const startGate = async (): Promise<Gate> => {
  let target: URL | undefined;
  let shut = false;
  const open = new Set<Socket>();
  const keep = (socket: Socket): Socket => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const cutOff = () => open.forEach((socket) => socket.destroy());
  const server = createServer((incoming) => {
    keep(incoming);
    // not before it has asked: a fetch whose connection ends at once connects anew, until its own limit
    if (shut || !target) return void incoming.once('data', () => incoming.destroy());
    const onward = keep(connect(Number(target.port), target.hostname));
    incoming.pipe(onward).pipe(incoming);
    incoming.once('close', () => onward.destroy());
    onward.once('close', () => incoming.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(async () => {
    cutOff();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (url) => (target = new URL(url)),
    open: () => (shut = false),
    shut() {
      shut = true;
      cutOff();
    },
  };
};
