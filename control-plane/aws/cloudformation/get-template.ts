import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import type { Aws } from '../aws.ts';
import { callAs } from '../call.ts';
import type { RoleAccess } from '../role-access.ts';

/** The template of a stack, or of one of its change sets, as it was written or with its transforms processed. */
export const getTemplate = async (
  aws: Aws,
  access: RoleAccess,
  stackId: string,
  options: { changeSet?: string; stage?: 'Original' | 'Processed' } = {},
): Promise<string> => {
  const answer = await callAs(aws, access, CloudFormationClient, 'GetTemplate', (client) =>
    client.send(
      new GetTemplateCommand({
        StackName: stackId,
        TemplateStage: options.stage ?? 'Original',
        ...(options.changeSet === undefined ? {} : { ChangeSetName: options.changeSet }),
      }),
    ),
  );
  return answer.TemplateBody ?? '';
};
