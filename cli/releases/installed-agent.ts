import { CloudFormationClient, GetTemplateCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { findStack } from '../aws/find-stack.ts';
import { stackParameters } from '../aws/stack-parameters.ts';
import { CliError } from '../cli-error.ts';
import { parseTemplate, type Template } from '../template/parse-template.ts';

/** The agent stack as it stands in the account, read with the customer's own credentials. */
export type InstalledAgent = {
  stack: Stack;
  stackId: string;
  stackName: string;
  template: Template;
  version: string;
  releaseKey: string;
  /** The vendor's bucket in the home region. */
  bucket: string;
  namePrefix: string;
  parameters: Record<string, string>;
};

/** What each region should run. */
export type Code = { version: string; codeHash: string };

/** The code that the installed template names, whatever release is the newest. */
export const installedCode = ({ template, version }: InstalledAgent): Code => {
  const { CodeHash } = template.Resources?.['StackeryAgentCommanderBootstrap']?.Properties ?? {};
  return { version, codeHash: typeof CodeHash === 'string' ? CodeHash : '' };
};

export const readInstalledAgent = async (aws: Aws, stackName: string): Promise<InstalledAgent> => {
  const cloudFormation = new CloudFormationClient(clientConfig(aws));
  const stack = await findStack(cloudFormation, stackName);
  if (!stack?.StackId)
    throw new CliError(
      'missing',
      'stack_missing',
      `There is no stack ${stackName} in ${aws.region}.`,
      'Name the home region of the agent with --region, and its stack with --stack-name.',
    );
  const { TemplateBody = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stack.StackId, TemplateStage: 'Original' }),
  );
  const template = parseTemplate(TemplateBody);
  const { Version, ReleaseKey } = (template.Metadata?.['Stackery'] ?? {}) as Record<string, unknown>;
  const mappings = template['Mappings'] as { InstallRegions?: Record<string, { Bucket?: unknown }> } | undefined;
  const bucket = mappings?.InstallRegions?.[aws.region]?.Bucket;
  if (typeof Version !== 'string' || typeof ReleaseKey !== 'string' || typeof bucket !== 'string')
    throw new CliError(
      'failed',
      'not_an_agent_stack',
      `The stack ${stackName} in ${aws.region} is not an agent stack.`,
      'Name the agent stack with --stack-name.',
    );
  const parameters = stackParameters(stack);
  return {
    stack,
    stackId: stack.StackId,
    stackName: stack.StackName ?? stackName,
    template,
    version: Version,
    releaseKey: ReleaseKey,
    bucket,
    namePrefix: parameters['NamePrefix'] ?? 'stackery',
    parameters,
  };
};

/** CloudFormation would refuse too, but it does not say what to do. */
export const requireUpdatable = ({ stack, stackName }: InstalledAgent): void => {
  const status = stack.StackStatus ?? '';
  if (status.endsWith('_IN_PROGRESS'))
    throw new CliError(
      'failed',
      'stack_busy',
      `The stack ${stackName} is in ${status}.`,
      'Wait until it rests, then try again.',
    );
  if (/^ROLLBACK_|^CREATE_FAILED$|^DELETE_FAILED$/.test(status))
    throw new CliError(
      'failed',
      'stack_rolled_back',
      `The stack ${stackName} is in ${status}: it cannot be updated any more.`,
      'Remove it with `stackery aws unlink`, then link the account again.',
    );
  if (status === 'UPDATE_ROLLBACK_FAILED')
    throw new CliError(
      'failed',
      'stack_stuck',
      `The stack ${stackName} is in ${status}.`,
      `Continue its rollback first: \`aws cloudformation continue-update-rollback --stack-name ${stackName}\`.`,
    );
};
