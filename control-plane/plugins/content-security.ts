import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * Scripts come from us alone, as files. Cloudscape sets styles on elements, so styles may stand inline. Plain http stays
 * possible, for a control plane on this machine; behind https the proxy in front sends Strict-Transport-Security.
 */
export const contentSecurity: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
};
