import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { createAccessControl } from 'better-auth/plugins/access';
import { bearer } from 'better-auth/plugins/bearer';
import { deviceAuthorization } from 'better-auth/plugins/device-authorization';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { organization } from 'better-auth/plugins/organization';
import { defaultStatements, ownerAc } from 'better-auth/plugins/organization/access';
import type { Deps } from '../compose.ts';
import { newSecret } from '../secret.ts';
import { openInvitation } from './invitation-store.ts';
import { joinInvited } from './join-invited.ts';
import { keepSecret } from './secret-store.ts';

const access = createAccessControl(defaultStatements);
const nobodysAffairs = { organization: [], member: [], invitation: [], team: [], ac: [] } as const;
const roles = {
  owner: ownerAc,
  operator: access.newRole({ ...nobodysAffairs }),
  viewer: access.newRole({ ...nobodysAffairs }),
};

export const minPasswordLength = 12;

/** Who signs devices in: `stackery login` and nothing else. */
export const deviceClientId = 'stackery-cli';

/** Sign-in of people: e-mail and password, OIDC where configured, device codes for the CLI. Workspaces are its organizations. */
export const createSignIn = async (deps: Pick<Deps, 'db' | 'clock' | 'config' | 'log'>, publicUrl: string) => {
  const { value: secret } = await keepSecret(deps.db, deps.clock, 'cookies', newSecret);
  const { oidc } = deps.config;
  return betterAuth({
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: [publicUrl],
    database: { db: deps.db, type: 'postgres' },
    advanced: {
      database: { generateId: () => randomUUID() },
      useSecureCookies: publicUrl.startsWith('https:'),
      cookiePrefix: 'stackery',
      ipAddress: { ipAddressHeaders: ['x-stackery-peer'] },
    },
    logger: { level: 'error', log: (_level, message) => deps.log.error({ from: 'sign-in' }, message) },
    telemetry: { enabled: false },
    // by address: an office shares one, and twenty guesses a minute lead nowhere against twelve characters
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 20 } } },
    user: { modelName: 'users' },
    session: { modelName: 'sessions', expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    account: { modelName: 'accounts' },
    verification: { modelName: 'verifications' },
    // nobody signs up alone: the first owner has a one-time link, everybody else an invitation
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength },
    databaseHooks: {
      user: {
        create: {
          // an address that its provider has not verified may be somebody else's
          before: async ({ email, emailVerified }) =>
            emailVerified === true && (await openInvitation(deps.db, deps.clock, email)) !== undefined,
          after: (user) => joinInvited(deps, user),
        },
      },
    },
    plugins: [
      organization({
        ac: access,
        roles,
        creatorRole: 'owner',
        allowUserToCreateOrganization: false,
        invitationExpiresIn: 7 * 24 * 3600,
        schema: {
          organization: { modelName: 'workspaces', fields: { createdAt: 'created_at' } },
          member: { modelName: 'members' },
          invitation: { modelName: 'invitations' },
        },
      }),
      deviceAuthorization({
        expiresIn: '15m',
        interval: '5s',
        verificationUri: '/device',
        validateClient: (clientId) => clientId === deviceClientId,
        schema: { deviceCode: { modelName: 'device_codes' } },
      }),
      bearer(),
      ...(oidc
        ? [
            genericOAuth({
              config: [
                {
                  providerId: 'oidc',
                  discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                },
              ],
            }),
          ]
        : []),
    ],
  });
};

export type SignIn = Awaited<ReturnType<typeof createSignIn>>;

export const lazySignIn = (deps: () => Parameters<typeof createSignIn>[0] & Pick<Deps, 'publicUrl'>) => {
  let made: Promise<SignIn> | undefined;
  return (): Promise<SignIn> => (made ??= createSignIn(deps(), deps().publicUrl ?? 'http://127.0.0.1'));
};
