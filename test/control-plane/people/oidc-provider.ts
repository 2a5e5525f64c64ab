import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';

export type Claims = { sub: string; email: string; email_verified: boolean; name: string };

/** As much of an OpenID provider as a sign-in touches: discovery, its page, tokens, user info. Closed after the file's last test. */
export const startOidcProvider = async () => {
  let claims: Claims | undefined;
  const server = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answers: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/token': { access_token: 'access', token_type: 'Bearer', expires_in: 3600 },
      '/userinfo': claims,
      '/jwks': { keys: [] },
    };
    const asked = new URL(request.url ?? '', issuer);
    if (asked.pathname === '/authorize') {
      // whoever comes is signed in there already
      const back = new URL(asked.searchParams.get('redirect_uri') ?? issuer);
      back.searchParams.set('code', 'code');
      back.searchParams.set('state', asked.searchParams.get('state') ?? '');
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    const body = answers[asked.pathname];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return {
    issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Who signs in there next. */
    knows: (who: Claims) => (claims = who),
  };
};
