import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../errors.ts';

const built = fileURLToPath(new URL('../../dist/dashboard', import.meta.url));

/** The dashboard's pages: each path that is not a file is a page of the one application, so that deep links work. */
export const serveDashboard = async (app: FastifyInstance): Promise<void> => {
  if (!existsSync(join(built, 'index.html'))) {
    app.get('/', { schema: { hide: true } }, () => {
      throw new AppError('unavailable', 'The dashboard is not built.', 'Run `npm run build`, then start again.');
    });
    return;
  }
  await app.register(fastifyStatic, {
    root: built,
    wildcard: false,
    // names of assets carry a hash of their content
    setHeaders: (response, path) =>
      void response.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      ),
  });
  for (const page of [
    '/links',
    '/change-sets',
    '/audit',
    '/settings',
    '/sign-in',
    '/first-owner',
    '/invitations',
    '/device',
  ])
    for (const path of [page, `${page}/*`])
      app.get(path, { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
};
