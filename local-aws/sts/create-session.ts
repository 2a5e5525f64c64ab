import { randomBytes } from 'node:crypto';
import { keepSession } from '../iam/access-keys.ts';
import { accessKeyId, secretAccessKey } from '../iam/ids.ts';
import type { Role } from '../iam/store.ts';
import type { AssumedRole, Principal } from '../principal.ts';
import type { World } from '../world.ts';

export type SessionCredentials = {
  AccessKeyId: string;
  SecretAccessKey: string;
  SessionToken: string;
  Expiration: Date;
};

export type SessionOptions = {
  sessionName: string;
  seconds: number;
  sessionPolicies?: string[];
  sourceIdentity?: string | undefined;
  tags?: Record<string, string>;
  transitiveTagKeys?: string[];
};

/** The principal of a role's session. Also for services that run code as a role. */
export const assumedRole = (world: World, account: string, role: Role, options: SessionOptions): AssumedRole => {
  // STS counts in whole seconds
  const issuedAt = Math.floor(world.clock.now() / 1000) * 1000;
  return {
    kind: 'assumed-role',
    account,
    arn: `arn:${world.partition}:sts::${account}:assumed-role/${role.name}/${options.sessionName}`,
    userId: `${role.id}:${options.sessionName}`,
    roleName: role.name,
    sessionName: options.sessionName,
    sessionPolicies: options.sessionPolicies ?? [],
    ...(options.sourceIdentity === undefined ? {} : { sourceIdentity: options.sourceIdentity }),
    tags: options.tags ?? {},
    ...(options.transitiveTagKeys === undefined ? {} : { transitiveTagKeys: options.transitiveTagKeys }),
    issuedAt,
    expiresAt: issuedAt + options.seconds * 1000,
  };
};

export const createSession = (
  world: World,
  principal: Principal,
  expiresAt: number,
  smallestToken = 0,
): SessionCredentials => {
  const id = accessKeyId('ASIA');
  const secret = secretAccessKey();
  const token = `IQoJb3JpZ2luX2Vj${randomBytes(Math.max(120, smallestToken)).toString('base64')}`;
  keepSession(world, id, { secret, token, expiresAt, principal });
  return { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: new Date(expiresAt) };
};
