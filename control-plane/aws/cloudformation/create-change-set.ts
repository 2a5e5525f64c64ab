import {
  CloudFormationClient,
  CreateChangeSetCommand,
  type CreateChangeSetCommandInput,
} from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** No role ARN, no imports, no template body: the role refuses them, and this type cannot say them. */
export type ChangeSetRequest = Required<
  Pick<
    CreateChangeSetCommandInput,
    'StackName' | 'ChangeSetName' | 'ChangeSetType' | 'TemplateURL' | 'Parameters' | 'Capabilities' | 'ClientToken'
  >
> &
  Pick<CreateChangeSetCommandInput, 'NotificationARNs' | 'Description' | 'DisableValidation'>;

export const createChangeSet = async (
  aws: Aws,
  access: RoleAccess,
  request: ChangeSetRequest,
): Promise<{ arn: string; stackId: string }> => {
  const answer = await callAs(aws, access, CloudFormationClient, 'CreateChangeSet', (client) =>
    client.send(new CreateChangeSetCommand({ ...request, IncludeNestedStacks: true })),
  );
  return { arn: answer.Id ?? '', stackId: answer.StackId ?? '' };
};
