import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Refusal = number | 'hang up' | 'silence' | 'taken, then hang up';

export type ResponseBucket = {
  url: string;
  /** Every body that was PUT, in order, also those that were refused. */
  bodies: string[];
  answers(): Record<string, unknown>[];
  /** Those that were taken: what CloudFormation would have seen. */
  accepted(): Record<string, unknown>[];
  /** What the next PUTs meet: a status, a connection that is closed, one that stays silent, or the loss of a good answer. */
  refuse(...refusals: Refusal[]): void;
  /** Takes whatever comes from now on. */
  relent(): void;
  /** Called with each PUT: before it is looked at, and after it was taken but not yet said so. */
  meanwhile?: (moment: 'before' | 'after') => void | Promise<void>;
  close(): Promise<void>;
};

const parse = (body: string) => JSON.parse(body) as Record<string, unknown>;

/**
 * Stands where CloudFormation's response bucket stands: takes the PUT of an answer, and remembers it. As S3, it takes a
 * second one too, unless that asks to be the first.
 */
export const startResponseBucket = async (): Promise<ResponseBucket> => {
  const bodies: string[] = [];
  const taken: string[] = [];
  const refusals: Refusal[] = [];
  const answered = new Set<string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void take(request, response, Buffer.concat(chunks).toString()));
  });
  const take = async (request: IncomingMessage, response: ServerResponse, body: string): Promise<void> => {
    await made.meanwhile?.('before');
    if (request.socket.destroyed) return;
    bodies.push(body);
    const refusal = refusals.shift();
    if (refusal === 'silence') return;
    if (refusal === 'hang up') return void request.socket.destroy();
    const { url = '', headers } = request;
    const isLate = answered.has(url) && headers['if-none-match'] === '*';
    const status = typeof refusal === 'number' ? refusal : isLate ? 412 : 200;
    if (status === 200) {
      answered.add(url);
      taken.push(body);
    }
    if (refusal === 'taken, then hang up') return void request.socket.destroy();
    if (status === 200) await made.meanwhile?.('after');
    response.statusCode = request.method === 'PUT' ? status : 405;
    response.end();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const made: ResponseBucket = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    answers: () => bodies.map(parse),
    accepted: () => taken.map(parse),
    relent: () => void refusals.splice(0),
    refuse: (...more) => void refusals.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return made;
};
