import type { Registration, Verdict } from '../../contract/registration.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import { lockLink, moveLink, updateLink, type LinkFacts, type LinkRow } from '../links/link-store.ts';
import { isVerified } from '../links/link-state.ts';
import { announce } from '../live/announce.ts';
import { assertLinkOpen } from './assert-link-open.ts';
import type { Agent } from './authenticate-agent.ts';
import { assertClaims } from './assert-claims.ts';
import { rememberRequest } from './registration-request-store.ts';
import { verdictOf } from './verdict-of.ts';

/** How long the verification keeps trying while IAM spreads a new role. */
const patience = 75_000;

type RegisterDeps = Pick<Deps, 'db' | 'clock' | 'queue'>;

/** Stores what the agent says of itself, and the job that finds out whether it is so. */
export const register = (deps: RegisterDeps, agent: Agent, claim: Registration): Promise<Verdict> =>
  deps.db.transaction().execute(async (trx) => {
    const { clock } = deps;
    const link = await lockLink(trx, agent.link.id);
    assertLinkOpen(agent.link.id, link);
    assertClaims(agent, link, claim);
    if (!(await rememberRequest(trx, link.id, claim.requestId, 'register', timeOf(clock)))) return verdictOf(link);
    const registered = await store(deps, trx, agent, link, claim);
    const actor = { workspaceId: link.workspace_id, who: `agent:${link.id}`, from: agent.from };
    const action = link.state === 'waiting' ? 'link.registered' : 'link.registered-again';
    await writeAudit(deps, trx, actor, { action, subject: `link:${link.id}` });
    await announce(trx, link.workspace_id, 'link', link.id);
    return verdictOf(registered);
  });

const store = async (
  { queue, clock }: RegisterDeps,
  trx: Database,
  agent: Agent,
  link: LinkRow,
  claim: Registration,
): Promise<LinkRow> => {
  const now = timeOf(clock);
  const said: LinkFacts = { regions: JSON.stringify(claim.regions), last_seen_at: now };
  if (link.state === 'rejected') return link;
  if (isVerified(link.state)) {
    // An update is a hint: the reconcile compares once the stack rests, and may find that it was rolled back.
    await queue.send(trx, 'reconcile-link', { linkId: link.id }, { startAfterSeconds: 2, singletonKey: link.id });
    return updateLink(trx, link.id, said);
  }
  const facts: LinkFacts = {
    ...said,
    account_id: agent.accountId,
    home_region: claim.homeRegion,
    stack_id: claim.stackId,
    role_arn: claim.roleArn,
    commander_role_name: agent.role.name,
    commander_role_unique_id: agent.role.uniqueId,
    assets_bucket: claim.assetsBucket,
    topic_arn: claim.topicArn,
    version: claim.version,
    code_hash: claim.codeHash,
    registered_at: now,
  };
  await queue.send(trx, 'verify-link', { linkId: link.id, giveUpAt: clock.now() + patience });
  return link.state === 'waiting' ? moveLink(trx, link, 'registered', facts) : updateLink(trx, link.id, facts);
};
