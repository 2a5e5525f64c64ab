import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import type { Aws } from './aws.ts';
import { appErrorOf, isDenied } from './aws-error.ts';
import { AppError } from '../errors.ts';
import { sessionName, sourceIdentity, type RoleAccess } from './role-access.ts';
import { sessionPolicy } from './session-policy.ts';

export type SessionCredentials = { accessKeyId: string; secretAccessKey: string; sessionToken: string };

/** A role session, and the clients that use it; they go when it goes. */
export type RoleSession = { credentials: SessionCredentials; expiresAt: number; clients: Map<unknown, unknown> };

// an hour at most: the control plane itself may run on a role, and STS refuses longer sessions when chaining
const durationSeconds = 3600;
const renewBefore = 5 * 60_000;
const maxSessions = 1_000;

const keyOf = ({ link, region, purpose }: RoleAccess): string =>
  [link.id, region, purpose, link.roleArn, link.externalId, link.stackNamePattern, link.assetsBucket].join('\n');

/**
 * The one place that assumes a customer's role. STS is asked in the link's home region: its tokens are good in every
 * region, also in those that the vendor's own account has not enabled.
 */
export const assumeRole = async (aws: Aws, access: RoleAccess): Promise<RoleSession> => {
  const key = keyOf(access);
  const known = aws.sessions.get(key);
  if (known) {
    const session = await known;
    if (session.expiresAt - renewBefore > aws.clock.now()) return session;
    // another caller may have renewed it while we waited
    if (aws.sessions.get(key) !== known) return assumeRole(aws, access);
  }
  const asked = askWithEitherId(aws, access);
  makeRoom(aws);
  aws.sessions.set(key, asked);
  asked.catch(() => aws.sessions.get(key) === asked && aws.sessions.delete(key));
  return asked;
};

// with thousands of links the least recently begun sessions go first
const makeRoom = ({ sessions }: Aws): void => {
  for (const key of sessions.keys()) {
    if (sessions.size < maxSessions) return;
    sessions.delete(key);
  }
};

/** The new id works from when the update has reached the role; the old one until then. */
const askWithEitherId = async (aws: Aws, access: RoleAccess): Promise<RoleSession> => {
  const { nextExternalId } = access.link;
  try {
    return await askSts(aws, access);
  } catch (error) {
    if (!nextExternalId || !isDenied(error)) throw error;
    return askSts(aws, { ...access, link: { ...access.link, externalId: nextExternalId } });
  }
};

const askSts = async (aws: Aws, access: RoleAccess): Promise<RoleSession> => {
  const { link } = access;
  try {
    const answer = await aws.sts(link.homeRegion).send(
      new AssumeRoleCommand({
        RoleArn: link.roleArn,
        ExternalId: link.externalId,
        RoleSessionName: sessionName(access),
        SourceIdentity: sourceIdentity(link),
        Policy: sessionPolicy(access),
        DurationSeconds: durationSeconds,
      }),
    );
    if (answer.$metadata.requestId) access.requestIds?.push(answer.$metadata.requestId);
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken) throw new Error('STS answered without credentials.');
    return {
      credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
      expiresAt: Expiration?.getTime() ?? aws.clock.now() + durationSeconds * 1000,
      clients: new Map(),
    };
  } catch (error) {
    throw refused(error, access);
  }
};

const refused = (error: unknown, access: RoleAccess): AppError => {
  if (!isDenied(error)) return appErrorOf(error, { operation: 'AssumeRole', access });
  return new AppError(
    'role_not_assumable',
    `AWS does not let the control plane assume ${access.link.roleArn}.`,
    'In that account, check that the agent stack still stands and that its StackeryRole is unchanged; if the stack is gone, unlink the account and link it again.',
    { cause: error },
  );
};
