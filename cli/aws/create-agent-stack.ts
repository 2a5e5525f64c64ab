import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import type { Launch } from '../../contract/link.ts';
import { CliError } from '../cli-error.ts';
import type { Report } from '../terminal/step.ts';
import { clientToken } from './client-token.ts';
import { clientConfig, type Aws } from './connect.ts';
import { findStack } from './find-stack.ts';
import { followStack, type StackEnd } from './follow-stack.ts';

/** Refuses before anything is made when the name is taken, and says what to do about it. */
export const requireNoStack = async (aws: Aws, stackName: string): Promise<void> => {
  const stack = await findStack(new CloudFormationClient(clientConfig(aws)), stackName);
  if (!stack) return;
  const failed = stack.StackStatus === 'ROLLBACK_COMPLETE' || stack.StackStatus === 'ROLLBACK_FAILED';
  throw new CliError(
    'failed',
    failed ? 'stack_rolled_back' : 'stack_exists',
    `The stack ${stackName} exists in ${aws.region} already; it is in ${stack.StackStatus ?? 'an unknown state'}.`,
    failed
      ? `It is what a failed install left behind. ${deleteHint(aws, stackName)}`
      : 'Update it with `stackery aws update-role`, or remove it with `stackery aws unlink`.',
  );
};

/** Creates the stack from exactly what the launch link says, as the console would, and follows it to its end. */
export const createAgentStack = async (aws: Aws, launch: Launch, report: Report): Promise<StackEnd> => {
  const cloudFormation = new CloudFormationClient(clientConfig(aws));
  const token = clientToken('link');
  const { StackId: stackId = '' } = await cloudFormation.send(
    new CreateStackCommand({
      StackName: launch.stackName,
      TemplateURL: launch.templateUrl,
      Parameters: Object.entries(launch.parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      ClientRequestToken: token,
    }),
  );
  return followStack(cloudFormation, { stackId, token }, report);
};

export const deleteHint = (aws: Aws, stackName: string): string => {
  const profile = aws.profile ? ` --profile ${aws.profile}` : '';
  return `Delete it with \`aws cloudformation delete-stack --stack-name ${stackName} --region ${aws.region}${profile}\`, then try again.`;
};
