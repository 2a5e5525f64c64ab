import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { LogGroup } from '../../../contract/agent-health.ts';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** A log group by its whole name; null when there is none. */
export const describeLogGroup = async (aws: Aws, access: RoleAccess, name: string): Promise<LogGroup | null> => {
  const { logGroups = [] } = await callAs(aws, access, CloudWatchLogsClient, 'DescribeLogGroups', (client) =>
    client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name })),
  );
  const found = logGroups.find(({ logGroupName }) => logGroupName === name);
  if (!found) return null;
  return { name, retentionDays: found.retentionInDays ?? null, storedBytes: found.storedBytes ?? 0 };
};
