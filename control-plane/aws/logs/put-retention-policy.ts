import { CloudWatchLogsClient, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

export const putRetentionPolicy = async (
  aws: Aws,
  access: RoleAccess,
  logGroupName: string,
  retentionInDays: number,
): Promise<void> => {
  await callAs(aws, access, CloudWatchLogsClient, 'PutRetentionPolicy', (client) =>
    client.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays })),
  );
};
