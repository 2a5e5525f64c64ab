import type { Problem } from '../../contract/problem.ts';
import { awsErrorOf } from '../aws/aws-error.ts';
import { callerIdentity } from '../aws/caller-identity.ts';
import { describeStack, type Stack } from '../aws/cloudformation/describe-stack.ts';
import { forgetRoleSessions } from '../aws/forget-role-sessions.ts';
import { linkAccess } from '../aws/link-access.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { announce } from '../live/announce.ts';
import type { JobPayloads } from '../queue/job-payloads.ts';
import { examineTrust } from './examine-agent.ts';
import { isVerified } from './link-state.ts';
import { findLinkOfAnyWorkspace, lockLink, moveLink, updateLink, type LinkFacts, type LinkRow } from './link-store.ts';

type Finding = { reachable: boolean; problem: Problem | null; facts: LinkFacts };

/** Job: looks at the account itself, so that whatever message was lost, the link becomes true again. */
export const reconcileLink = async (deps: Deps, { linkId }: JobPayloads['reconcile-link']): Promise<void> => {
  const { db, clock, log } = deps;
  const link = await findLinkOfAnyWorkspace(db, linkId);
  if (!link || !isVerified(link.state)) return;
  const finding = await look(deps, link);
  await db.transaction().execute(async (trx) => {
    const now = await lockLink(trx, linkId);
    if (!now || !isVerified(now.state)) return;
    const state = finding.reachable ? 'linked' : 'unreachable';
    const facts: LinkFacts = {
      ...finding.facts,
      problem: finding.problem && JSON.stringify(finding.problem),
      ...(finding.reachable ? { last_seen_at: timeOf(clock) } : {}),
    };
    const after = now.state === state ? await updateLink(trx, linkId, facts) : await moveLink(trx, now, state, facts);
    if (now.state !== state) log.info({ linkId, state }, 'A link changed its state.');
    if (changed(now, after)) await announce(trx, now.workspace_id, 'link', linkId);
  });
};

const look = async ({ aws }: Deps, link: LinkRow): Promise<Finding> => {
  // a session that is still good would hide that no new one can be had
  forgetRoleSessions(aws, link.id);
  const access = linkAccess(link, link.home_region, 'verify');
  try {
    await callerIdentity(aws, access);
    const trust = await examineTrust(aws, access);
    const stack = await describeStack(aws, access, link.stack_id ?? '');
    if (!stack || stack.status === 'DELETE_COMPLETE') return gone(link);
    const problem = trust && trust.verdict !== 'as-claimed' ? trust.problem : null;
    return { reachable: true, problem, facts: factsOf(stack) };
  } catch (error) {
    const denied =
      error instanceof AppError && (error.code === 'role_not_assumable' || awsErrorOf(error)?.code === 'AccessDenied');
    if (!denied) throw error;
    return { reachable: false, problem: { code: error.code, reason: error.message, hint: error.hint }, facts: {} };
  }
};

const gone = (link: LinkRow): Finding => ({
  reachable: false,
  problem: {
    code: 'stack_not_found',
    reason: `The agent stack ${link.stack_id ?? ''} is gone.`,
    hint: 'If it was deleted on purpose, end the link; otherwise make a new link and install it again.',
  },
  facts: {},
});

/** While the stack moves its outputs may be taken back, so they count only once it rests. */
const factsOf = ({ status, outputs }: Stack): LinkFacts => {
  const version = outputs['Version'];
  return status.endsWith('_IN_PROGRESS') || version === undefined ? {} : { version };
};

const changed = (before: LinkRow, after: LinkRow): boolean =>
  (['state', 'version', 'drift'] as const).some((fact) => before[fact] !== after[fact]) ||
  JSON.stringify([before.problem, before.regions]) !== JSON.stringify([after.problem, after.regions]);
