import type { LogGroup, LogRetention } from '../../contract/agent-health.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { linkAccess } from '../aws/link-access.ts';
import { describeLogGroup } from '../aws/logs/describe-log-group.ts';
import { putRetentionPolicy } from '../aws/logs/put-retention-policy.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { linkOf } from '../links/link-of.ts';
import { announce } from '../live/announce.ts';
import { assertReached } from './assert-reached.ts';
import { logGroupName } from './names.ts';

/** How long the agent's own logs are kept. The name is made here: no other log group can be asked for. */
export const setLogRetention = async (
  deps: Pick<Deps, 'aws' | 'db' | 'clock'>,
  caller: Caller,
  id: string,
  { region, function: agentFunction, retentionDays }: LogRetention,
): Promise<LogGroup> => {
  const link = await linkOf(deps.db, caller, id);
  assertReached(link, region);
  const name = logGroupName(link, agentFunction);
  const requestIds: string[] = [];
  const found = await describeLogGroup(deps.aws, linkAccess(link, region, 'metrics'), name);
  if (!found)
    throw new AppError(
      'log_group_not_found',
      `There is no log group ${name} in ${region}.`,
      'Bring the agent up in that region first: see its repair.',
    );
  await putRetentionPolicy(deps.aws, linkAccess(link, region, 'log-retention', requestIds), name, retentionDays);
  await deps.db.transaction().execute(async (trx) => {
    await writeAudit(deps, trx, caller, {
      action: 'link.log-retention-set',
      subject: `link:${id}`,
      detail: `${name} in ${region}: ${found.retentionDays ?? 'for ever'} to ${retentionDays} days`,
      awsRequestIds: requestIds,
    });
    await announce(trx, link.workspace_id, 'link', id);
  });
  return { ...found, retentionDays };
};
