import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

/** The character NUL is valid in JSON and in URLs, and PostgreSQL keeps it in no text: refused before it gets so far. */
export const refuseNul = (app: FastifyInstance): void => {
  app.addHook('preValidation', async ({ body, query, params }) => {
    if ([body, query, params].some(hasNul))
      throw new AppError(
        'invalid_request',
        'The request holds the character NUL, which no text here may.',
        'Take it out and send the rest again.',
      );
  });
};

const hasNul = (value: unknown): boolean => {
  // without recursion: a body may be nested as deep as it is long
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && next.includes('\0')) return true;
    if (typeof next === 'object' && next !== null)
      for (const [key, inner] of Object.entries(next)) {
        if (key.includes('\0')) return true;
        open.push(inner);
      }
  }
  return false;
};
