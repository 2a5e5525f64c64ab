import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ResponseBucket = {
  url: string;
  /** Every body that was PUT, in order, also those that were refused. */
  bodies: string[];
  answers(): Record<string, unknown>[];
  /** Answers the next PUTs with these statuses; `hang up` closes the connection instead. */
  refuse(...statuses: (number | 'hang up')[]): void;
  close(): Promise<void>;
};

/** Stands where CloudFormation's response bucket stands: takes the PUT of an answer, and remembers it. */
export const startResponseBucket = async (): Promise<ResponseBucket> => {
  const bodies: string[] = [];
  const refusals: (number | 'hang up')[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(Buffer.concat(chunks).toString());
      const refusal = refusals.shift();
      if (refusal === 'hang up') return request.socket.destroy();
      response.statusCode = request.method === 'PUT' ? (refusal ?? 200) : 405;
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    answers: () => bodies.map((body) => JSON.parse(body) as Record<string, unknown>),
    refuse: (...statuses) => void refusals.push(...statuses),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
