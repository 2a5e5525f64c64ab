import type { Problem } from '../../contract/problem.ts';
import { isDenied } from '../aws/aws-error.ts';
import { callerIdentity } from '../aws/caller-identity.ts';
import { describeStack, type Stack } from '../aws/cloudformation/describe-stack.ts';
import { forgetRoleSessions } from '../aws/forget-role-sessions.ts';
import { linkAccess } from '../aws/link-access.ts';
import { trustRefuses } from '../aws/probe-trust.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { examineTrust } from './examine-agent.ts';
import type { LinkFacts, LinkRow } from './link-store.ts';
import { lookAtRegions } from './look-at-regions.ts';
import { isAbandoned } from './rotation.ts';

export type Finding = {
  reachable: boolean;
  problem: Problem | null;
  /** False while CloudFormation works on the stack: what it shows may be taken back. */
  atRest: boolean;
  facts: LinkFacts;
  /** `rotated`: the new external id works and the old one does not any more. `expired`: nobody has used the new one. */
  rotation: 'rotated' | 'expired' | undefined;
};

type LookDeps = Pick<Deps, 'aws' | 'clock' | 'db'>;

/** What is true in the account now. Throws only when AWS does not give a clear answer. */
export const lookAtAccount = async (deps: LookDeps, link: LinkRow): Promise<Finding> => {
  // a session that is still good would hide that no new one can be had
  forgetRoleSessions(deps.aws, link.id);
  try {
    return await look(deps, await withIdThatWorks(deps, link), link);
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'role_not_assumable' && !isDenied(error))) throw error;
    return unreachable({ code: 'role_not_assumable', reason: error.message, hint: error.hint });
  }
};

/** While the id is being rotated both may be the one: the new one from when the update has reached the role. */
const withIdThatWorks = async ({ aws }: LookDeps, link: LinkRow): Promise<LinkRow> => {
  if (link.next_external_id !== null) {
    const next = { ...link, external_id: link.next_external_id, next_external_id: null };
    try {
      await callerIdentity(aws, linkAccess(next, link.home_region, 'verify'));
      return next;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'role_not_assumable') throw error;
    }
  }
  const current = { ...link, next_external_id: null };
  await callerIdentity(aws, linkAccess(current, link.home_region, 'verify'));
  return current;
};

const look = async (deps: LookDeps, working: LinkRow, link: LinkRow): Promise<Finding> => {
  const { aws } = deps;
  const access = linkAccess(working, link.home_region, 'verify');
  const trust = await examineTrust(aws, access);
  const stack = await describeStack(aws, access, link.stack_id ?? '');
  if (!stack || stack.status === 'DELETE_COMPLETE') return unreachable(stackIsGone(link));
  const problem = trust && trust.verdict !== 'as-claimed' ? trust.problem : null;
  if (!isAtRest(stack)) return { reachable: true, problem, atRest: false, facts: {}, rotation: undefined };

  const version = stack.outputs['Version'] ?? link.version;
  const wanted = (stack.parameters['Regions'] ?? '').split(',').flatMap((name) => name.trim() || []);
  const facts: LinkFacts = { version, ...(await lookAtRegions(deps, working, { version, wanted })) };
  const finding: Finding = { reachable: true, problem, atRest: true, facts, rotation: undefined };
  const over = { next_external_id: null, rotation_started_at: null };
  if (working.external_id === link.external_id)
    return isAbandoned(link, deps.clock.now())
      ? { ...finding, facts: { ...facts, ...over }, rotation: 'expired' }
      : finding;
  // what a rollback has left half done is not the end of the rotation: the stack itself must say the new id
  if (!stack.status.endsWith('_COMPLETE') || stack.parameters['ExternalId'] !== working.external_id) return finding;
  if (!(await trustRefuses(aws, access.link, link.external_id))) return { ...finding, problem: oldIdStillWorks(link) };
  return { ...finding, facts: { ...facts, external_id: working.external_id, ...over }, rotation: 'rotated' };
};

const isAtRest = ({ status }: Stack): boolean => !status.endsWith('_IN_PROGRESS');

const unreachable = (problem: Problem): Finding => ({
  reachable: false,
  problem,
  atRest: true,
  facts: {},
  rotation: undefined,
});

const stackIsGone = (link: LinkRow): Problem => ({
  code: 'stack_not_found',
  reason: `The agent stack ${link.stack_id ?? ''} is gone.`,
  hint: 'If it was deleted on purpose, end the link; otherwise make a new link and install it again.',
});

const oldIdStillWorks = (link: LinkRow): Problem => ({
  code: 'external_id_not_enforced',
  reason: `${link.role_arn ?? 'The role'} still accepts the external id that has been replaced.`,
  hint: "Restore the role's trust policy to what the template says: it must ask for the new external id only.",
});
