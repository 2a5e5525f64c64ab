import type { AssumedRole, Principal } from '../principal.ts';
import { accountState } from '../state.ts';
import type { World } from '../world.ts';
import { iamState } from './store.ts';

export type AccessKey = {
  id: string;
  secret: string;
  account: string;
  /** Empty for the account's root user. */
  userName: string;
  status: 'Active' | 'Inactive';
  createdAt: number;
};
export type Session = { secret: string; token: string; expiresAt: number; principal: AssumedRole | Principal };

/** Key ids are unique in all of AWS, so they are kept once and not by account. */
const allKeys = accountState('access-keys', () => ({
  keys: new Map<string, AccessKey>(),
  sessions: new Map<string, Session>(),
}));
export const accessKeys = (world: World): Map<string, AccessKey> => allKeys(world, 'all').keys;
export const sessions = (world: World): Map<string, Session> => allKeys(world, 'all').sessions;

export type Credential = {
  secret: string;
  principal: Principal;
  token: string | undefined;
  expiresAt: number | undefined;
};

export const findCredential = (world: World, accessKeyId: string): Credential | undefined => {
  const session = sessions(world).get(accessKeyId);
  if (session !== undefined) return session;
  const key = accessKeys(world).get(accessKeyId);
  if (key === undefined || key.status !== 'Active') return undefined;
  const principal = principalOf(world, key);
  return principal && { secret: key.secret, principal, token: undefined, expiresAt: undefined };
};

const principalOf = (world: World, key: AccessKey): Principal | undefined => {
  const { account } = key;
  if (key.userName === '') {
    return { kind: 'root', account, arn: `arn:${world.partition}:iam::${account}:root`, userId: account };
  }
  const user = iamState(world, account).users.get(key.userName);
  return user && { kind: 'user', account, arn: user.arn, userId: user.id, userName: user.name };
};

const dropAfterMs = 60 * 60_000;

/** Sessions are forgotten an hour after they ended, so that an expired token is still told from an unknown one. */
export const keepSession = (world: World, accessKeyId: string, session: Session): void => {
  const all = sessions(world);
  const forget = world.clock.now() - dropAfterMs;
  // Insertion order is nearly the order of expiry: looking at the oldest few is enough to keep the map small
  let looked = 0;
  for (const [id, old] of all) {
    if (old.expiresAt < forget) all.delete(id);
    if (++looked >= 10) break;
  }
  all.set(accessKeyId, session);
};
