import type { Registration } from '../../contract/registration.ts';
import { parseArn } from '../aws/arn.ts';
import { partitionOfRegion } from '../aws/partitions.ts';
import { AppError } from '../errors.ts';
import type { LinkRow } from '../links/link-store.ts';
import type { Agent } from './authenticate-agent.ts';
import { stackOfAnother } from './stack-of-another.ts';

/** What can be told false at once: the agent speaks for its own account, its own stack, and a link that is its own. */
export const assertClaims = (agent: Agent, link: LinkRow, claim: Registration): void => {
  if (link.stack_id !== null && link.stack_id !== claim.stackId) throw stackOfAnother(link);
  const expected = link.account_id ?? link.expected_account_id ?? agent.accountId;
  const stack = parseArn(claim.stackId);
  const accounts = [claim.accountId, stack?.account, parseArn(claim.roleArn)?.account, agent.accountId];
  const foreign = accounts.find((account) => account !== expected);
  if (foreign !== undefined)
    throw new AppError(
      'account_mismatch',
      `Link ${link.id} is for account ${expected}; the registration names ${foreign}.`,
      'Launch the stack in the account that the link was made for.',
    );
  const partition = partitionOfRegion(claim.homeRegion);
  if (stack?.region !== claim.homeRegion || !partition || partition !== partitionOfRegion(link.home_region))
    throw new AppError(
      'stack_mismatch',
      `The registration names ${claim.homeRegion} as its home, but the stack ${claim.stackId}.`,
      'Launch the stack with the launch link of the dashboard.',
    );
};
