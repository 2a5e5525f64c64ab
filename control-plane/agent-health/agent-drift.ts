import type { AgentDrift } from '../../contract/agent-health.ts';
import { describeResourceDrifts } from '../aws/cloudformation/describe-resource-drifts.ts';
import { linkAccess } from '../aws/link-access.ts';
import type { Deps } from '../compose.ts';
import { isOnlyRetention } from './is-only-retention.ts';
import { isVerified } from '../links/link-state.ts';
import type { LinkRow } from '../links/link-store.ts';

/** What the last detection found; nothing before there was one. */
export const agentDrift = async ({ aws }: Pick<Deps, 'aws'>, link: LinkRow): Promise<AgentDrift> => {
  const checkedAt = link.drift_checked_at?.toISOString() ?? null;
  if (checkedAt === null || link.stack_id === null || !isVerified(link.state)) return { checkedAt, items: [] };
  const drifts = await describeResourceDrifts(aws, linkAccess(link, link.home_region, 'read'), link.stack_id);
  return { checkedAt, items: drifts.filter((drift) => !isOnlyRetention(drift)) };
};
