import { awsErrorOf } from './aws-error.ts';

/** Of an SDK client, as much as this needs. */
type Patched = {
  middlewareStack: {
    addRelativeTo(
      middleware: (next: Next) => Next,
      options: { relation: 'before'; toMiddleware: string; name: string; override: boolean },
    ): void;
  };
};
type Next = (args: never) => Promise<never>;

const skewCodes = new Set([
  'RequestTimeTooSkewed',
  'RequestExpired',
  'RequestInTheFuture',
  'InvalidSignature',
  'SignatureDoesNotMatch',
  'AuthFailure',
]);

/**
 * On a machine whose clock is more than four minutes off, the SDK takes every refusal of AWS for one of the clock's and
 * sends the call again and again. Only a refusal that is about the clock is worth another try.
 */
export const retryOnlyRealSkew = <Client>(client: Client): Client => {
  const middleware =
    (next: Next): Next =>
    async (args) => {
      try {
        return await next(args);
      } catch (error) {
        const metadata = (error as { $metadata?: { clockSkewCorrected?: boolean } }).$metadata;
        if (metadata?.clockSkewCorrected && !skewCodes.has(awsErrorOf(error)?.code ?? ''))
          delete metadata.clockSkewCorrected;
        throw error;
      }
    };
  (client as Patched).middlewareStack.addRelativeTo(middleware, {
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
    name: 'retryOnlyRealSkew',
    override: true,
  });
  return client;
};
