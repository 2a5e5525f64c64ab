import type { CommanderUser, CommanderUsers } from '../../contract/commander-users.ts';
import type { StackSummary } from '../../contract/link.ts';
import { servedBy } from '../../contract/served-by.ts';
import { describeStack } from '../aws/cloudformation/describe-stack.ts';
import { getTemplate } from '../aws/cloudformation/get-template.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { isVerified } from '../links/link-state.ts';
import type { LinkRow } from '../links/link-store.ts';
import { parseTemplate } from '../template/read-template.ts';
import { listStacksOfLink } from './list-stacks.ts';

/** Templates read side by side: CloudFormation answers few a second. */
const atOnce = 8;

type Unreadable = CommanderUsers['unreadable'][number];

/** Which stacks of the account have custom resources that a commander serves, as far as the role may read them. */
export const findCommanderUsers = async (
  deps: Pick<Deps, 'aws'>,
  link: LinkRow,
  cursor: string | undefined,
): Promise<CommanderUsers> => {
  if (!isVerified(link.state)) return { items: [], unreadable: [] };
  const page = await listStacksOfLink(deps, link, { cursor });
  const found: CommanderUsers = {
    items: [],
    unreadable: page.unreadable.map((region) => ({ ...region, stackName: null })),
    ...(page.nextCursor === undefined ? {} : { nextCursor: page.nextCursor }),
  };
  // the empty shell of a proposed stack has no resources yet, and the agent's own go with it
  const stacks = page.items.filter(
    ({ stackId, status }) => status !== 'REVIEW_IN_PROGRESS' && stackId !== link.stack_id,
  );
  const work = stacks.values();
  const readOn = async () => {
    for (const stack of work) {
      const seen = await look(deps, link, stack);
      if ('reason' in seen) found.unreadable.push(seen);
      else if (seen.logicalIds.length > 0) found.items.push(seen);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, readOn));
  found.items.sort((one, other) => (one.stackId < other.stackId ? -1 : 1));
  return found;
};

const look = async (
  { aws }: Pick<Deps, 'aws'>,
  link: LinkRow,
  { region, stackName, stackId }: StackSummary,
): Promise<CommanderUser | Unreadable> => {
  const access = linkAccess(link, region, 'read');
  const commander = `${link.name_prefix}-agent-commander`;
  try {
    const template = parseTemplate(await getTemplate(aws, access, stackId, { stage: 'Processed' }));
    const parameters = 'Parameters' in template ? (await describeStack(aws, access, stackId))?.parameters : undefined;
    return { region, stackName, stackId, logicalIds: servedBy(template, commander, parameters ?? {}) };
  } catch (error) {
    // one stack that is out of the role's reach does not hide the others
    if (!(error instanceof AppError) || error.code === 'role_not_assumable') throw error;
    return { region, stackName, reason: error.message };
  }
};
