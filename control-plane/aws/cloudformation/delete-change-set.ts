import { CloudFormationClient, DeleteChangeSetCommand } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';
import { isMissing, type ChangeSetName } from './describe-change-set.ts';

/** Deleting what is gone succeeds. */
export const deleteChangeSet = async (
  aws: Aws,
  access: RoleAccess,
  { stackId, name }: ChangeSetName,
): Promise<void> => {
  try {
    await callAs(aws, access, CloudFormationClient, 'DeleteChangeSet', (client) =>
      client.send(new DeleteChangeSetCommand({ StackName: stackId, ChangeSetName: name })),
    );
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
};
