import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Deps } from '../compose.ts';
import { staysKnown } from './stays-known.ts';

export const liveRoutes: FastifyPluginAsyncTypebox<{ deps: Deps }> = async (app, { deps }) => {
  app.get(
    '/live',
    {
      sse: 'only',
      schema: {
        tags: ['live'],
        summary:
          'What changes, as it changes: kinds and ids as server-sent events. Ask again for the rest, and for all of it whenever the stream has been opened anew. It ends with the first change after its listener has been revoked, removed or signed out for a minute.',
        response: { 200: Type.String({ description: 'text/event-stream; the data of each event is a LiveEvent.' }) },
      },
    },
    async (request, reply) => {
      const { sse } = reply;
      const isKnown = staysKnown(deps, request);
      sse.keepAlive();
      // at once, so that the page knows it is connected before anything changes
      sse.sendHeaders();
      reply.raw.flushHeaders();
      const stop = deps.live.listen(
        ({ workspaceId, event }) => {
          if (workspaceId !== null && workspaceId !== request.caller.workspaceId) return;
          isKnown()
            .then((known) => (known ? sse.send({ data: event }) : sse.close()))
            .catch(() => stop());
        },
        // whoever listens connects again by itself, and then asks for everything once more
        () => sse.close(),
      );
      sse.onClose(stop);
    },
  );
};
