import { parseArn, nameInArn } from '../../aws/arn.ts';
import { AppError } from '../../errors.ts';
import type { LinkRow } from '../../links/link-store.ts';
import { reachedRegions } from '../../links/reached-regions.ts';

type Place = { region: string; stackName: string };

/** Refuses what the link's role would refuse too, in words that say why. */
export const checkPlace = (link: LinkRow, { region, stackName }: Place): void => {
  if (link.state !== 'linked')
    throw new AppError(
      'link_state_conflict',
      `The link is ${link.state}; change sets can be proposed once it is linked.`,
      'Open the link to see what it waits for.',
    );
  const reached = reachedRegions(link);
  if (!reached.includes(region))
    throw new AppError(
      'region_not_offered',
      `The link does not reach into ${region}.`,
      `Its regions are ${reached.join(', ')}; enable the region in the account, then refresh the agent stack.`,
    );
  const agentStack = link.stack_id ?? '';
  if (nameInArn(agentStack) === stackName && parseArn(agentStack)?.region === region)
    throw new AppError(
      'stack_name_refused',
      `${stackName} is the agent stack itself; nothing can be proposed to it.`,
      'Update it with `stackery aws update-role`, or with the console link on the page of the account.',
    );
  if (!matches(link.stack_name_pattern, stackName))
    throw new AppError(
      'stack_name_refused',
      `The account lets changes be proposed to stacks named ${link.stack_name_pattern} only, not to ${stackName}.`,
      'Use a name that matches, or ask the owner of the account to change StackNamePattern of the agent stack.',
    );
};

// as IAM's StringLike: * for any text, ? for one character
const matches = (pattern: string, name: string): boolean => {
  const expression = pattern.replaceAll('*', '.*').replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(name);
};
