import type { LinkResources } from '../../contract/link.ts';
import { describeStackResources } from '../aws/cloudformation/describe-stack-resources.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { linkOf } from './link-of.ts';
import { isVerified } from './link-state.ts';

/** The resources of the agent stack; none before the role can be used. */
export const linkResources = async (
  { aws, db }: Pick<Deps, 'aws' | 'db'>,
  caller: Caller,
  id: string,
): Promise<LinkResources> => {
  const link = await linkOf(db, caller, id);
  if (!isVerified(link.state) || link.stack_id === null) return { items: [] };
  return { items: await describeStackResources(aws, linkAccess(link, link.home_region, 'read'), link.stack_id) };
};
