import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Deps } from '../compose.ts';

export const liveRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/live',
    {
      sse: 'only',
      schema: {
        tags: ['live'],
        summary:
          'What changes, as it changes: kinds and ids as server-sent events. Ask again for the rest, and for all of it whenever the stream has been opened anew.',
        response: { 200: Type.String({ description: 'text/event-stream; the data of each event is a LiveEvent.' }) },
      },
    },
    async ({ caller }, reply) => {
      const { sse } = reply;
      sse.keepAlive();
      // at once, so that the page knows it is connected before anything changes
      sse.sendHeaders();
      reply.raw.flushHeaders();
      const stop = deps.live.listen(
        ({ workspaceId, event }) => {
          if (workspaceId !== null && workspaceId !== caller.workspaceId) return;
          sse.send({ data: event }).catch(() => stop());
        },
        // whoever listens connects again by itself, and then asks for everything once more
        () => sse.close(),
      );
      sse.onClose(stop);
    },
  );
};
