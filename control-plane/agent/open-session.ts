import type { SessionAnswer, SessionRequest } from '../../contract/agent-session.ts';
import { audienceOf } from '../../contract/proof-request.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { findLinkOfAnyWorkspace } from '../links/link-store.ts';
import { hashSecret, newSecret } from '../secret.ts';
import { agentRoleOf } from './agent-role.ts';
import { assertLinkOpen } from './assert-link-open.ts';
import { proveIdentity } from './prove-identity.ts';
import { insertSession, isSignatureUsed, useSignature } from './session-store.ts';

const sessionLifetime = 15 * 60_000;
const proofLifetime = 15 * 60_000;

/** A token for an agent that has proved its account and role. It is good for one link, and says nothing by itself. */
export const openSession = async (
  deps: Pick<Deps, 'config' | 'db' | 'clock' | 'publicUrl'>,
  { linkId, proof }: SessionRequest,
): Promise<SessionAnswer> => {
  const { db, clock } = deps;
  assertFresh(proof.amzDate, clock.now());
  const link = await findLinkOfAnyWorkspace(db, linkId);
  assertLinkOpen(linkId, link);
  if (await isSignatureUsed(db, proof.signature)) throw replayed();
  const identity = await proveIdentity(deps, proof, audienceOf(deps.publicUrl ?? ''), linkId);
  const role = agentRoleOf(link, identity);
  const token = newSecret();
  const expiresAt = timeOf(clock, sessionLifetime);
  await db.transaction().execute(async (trx) => {
    if (!(await useSignature(trx, proof.signature, timeOf(clock)))) throw replayed();
    await insertSession(trx, {
      token_hash: hashSecret(token),
      link_id: linkId,
      account_id: identity.accountId,
      role_name: role.name,
      role_unique_id: role.uniqueId,
      expires_at: expiresAt,
    });
  });
  return { token, expiresAt: expiresAt.toISOString() };
};

const assertFresh = (amzDate: string, now: number): void => {
  const [, year, month, day, hour, minute, second] = /^(....)(..)(..)T(..)(..)(..)Z$/.exec(amzDate) ?? [];
  const signedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Math.abs(now - signedAt) < proofLifetime) return;
  throw new AppError(
    'proof_stale',
    `The proof was signed at ${amzDate}, which is not within the last 15 minutes.`,
    'Sign a new one; check the clock of the machine that signs.',
  );
};

const replayed = (): AppError =>
  new AppError('proof_replayed', 'This proof has been used before.', 'Sign a new one for each session.');
