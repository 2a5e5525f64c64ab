import { randomUUID } from 'node:crypto';
import { isDenied } from '../aws/aws-error.ts';
import { callerIdentity } from '../aws/caller-identity.ts';
import { describeStack } from '../aws/cloudformation/describe-stack.ts';
import { describeStackResources } from '../aws/cloudformation/describe-stack-resources.ts';
import { linkAccess } from '../aws/link-access.ts';
import { trustRefuses } from '../aws/probe-trust.ts';
import type { RoleAccess } from '../aws/role-access.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import type { Problem } from '../../contract/problem.ts';
import type { LinkRow } from './link-store.ts';

export type Examination =
  | { verdict: 'as-claimed'; handlerRoleName: string | null }
  /** AWS may say otherwise in a minute: IAM takes that long to spread. */
  | { verdict: 'not-yet'; problem: Problem }
  | { verdict: 'refused'; problem: Problem };

/** Asks AWS whether everything is as the agent claims. Throws only when AWS does not give a clear answer. */
export const examineAgent = async (
  { aws }: Pick<Deps, 'aws'>,
  link: LinkRow,
  requestIds: string[],
): Promise<Examination> => {
  const access = linkAccess(link, link.home_region, 'verify', requestIds);
  try {
    const identity = await callerIdentity(aws, access);
    if (identity.accountId !== link.account_id)
      return refused(
        'account_mismatch',
        `The role leads into account ${identity.accountId}, not into ${link.account_id ?? 'the registered one'}.`,
        'Install the agent stack with the launch link, unchanged.',
      );
    return (await examineTrust(aws, access)) ?? (await examineStack(aws, access, link));
  } catch (error) {
    if (error instanceof AppError && (error.code === 'role_not_assumable' || isDenied(error)))
      return { verdict: 'not-yet', problem: { code: 'role_not_assumable', reason: error.message, hint: error.hint } };
    throw error;
  }
};

const refused = (code: string, reason: string, hint: string): Examination => ({
  verdict: 'refused',
  problem: { code, reason, hint },
});

/** The role must not open without the external id, nor with any other. */
export const examineTrust = async (aws: Deps['aws'], { link }: RoleAccess): Promise<Examination | undefined> => {
  const [withoutId, withAnotherId] = await Promise.all([
    trustRefuses(aws, link, undefined),
    trustRefuses(aws, link, randomUUID()),
  ]);
  if (withoutId && withAnotherId) return undefined;
  return refused(
    'external_id_not_enforced',
    `${link.roleArn} can be assumed ${withoutId ? 'with any external id' : 'without an external id'}.`,
    "Restore the role's trust policy to what the template says: it must ask for this link's external id.",
  );
};

const examineStack = async (aws: Deps['aws'], access: RoleAccess, link: LinkRow): Promise<Examination> => {
  const claimed = link.stack_id ?? '';
  const stack = await describeStack(aws, access, claimed);
  if (stack?.stackId !== claimed)
    return refused('stack_not_found', `There is no stack ${claimed}.`, 'Install the agent stack with the launch link.');
  const resources = await describeStackResources(aws, access, claimed);
  const physicalId = (logicalId: string) => resources.find((each) => each.logicalId === logicalId)?.physicalId;

  const commander = physicalId('StackeryAgentCommanderRole');
  if (commander !== link.commander_role_name)
    return refused(
      'caller_not_agent',
      `The role that registered, ${link.commander_role_name ?? 'unknown'}, is not the commander's role of the stack.`,
      'Only the agent stack itself may register; install it with the launch link.',
    );
  const claims: [string, string | null | undefined][] = [
    ['StackeryRole', link.role_arn?.split('/').at(-1)],
    ['AssetsBucket', link.assets_bucket],
    ['CloudFormationNotificationsTopic', link.topic_arn],
  ];
  const other = claims.find(([logicalId, value]) => physicalId(logicalId) !== value);
  if (other)
    return refused(
      'role_mismatch',
      `The stack's ${other[0]} is ${physicalId(other[0]) ?? 'not there'}, not ${other[1] ?? 'what was claimed'}.`,
      'Install the agent stack with the launch link, unchanged.',
    );
  return { verdict: 'as-claimed', handlerRoleName: physicalId('CloudFormationNotificationsHandlerRole') ?? null };
};
