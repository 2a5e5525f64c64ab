import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Aws } from './aws.ts';
import { callAs } from './call.ts';
import type { RoleAccess } from './role-access.ts';

export type CallerIdentity = { accountId: string; arn: string; userId: string };

/** Whose account the assumed role really is in. */
export const callerIdentity = async (aws: Aws, access: RoleAccess): Promise<CallerIdentity> => {
  const answer = await callAs(aws, access, STSClient, 'GetCallerIdentity', (client) =>
    client.send(new GetCallerIdentityCommand({})),
  );
  return { accountId: answer.Account ?? '', arn: answer.Arn ?? '', userId: answer.UserId ?? '' };
};
