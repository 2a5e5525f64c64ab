import { CloudFormationClient, GetTemplateCommand, type Stack } from '@aws-sdk/client-cloudformation';
import { describeChangeSet, type ChangeSetAddress, type FullChangeSet } from '../aws/change-set.ts';
import { findStack } from '../aws/find-stack.ts';
import { CliError } from '../cli-error.ts';

/** Everything that AWS itself says about a change set, read with the credentials that will execute it. */
export type ReadChangeSet = {
  changeSet: FullChangeSet;
  changeSetArn: string;
  stackId: string;
  stack: Stack;
  templateBody: string;
};

export const readChangeSet = async (
  cloudFormation: CloudFormationClient,
  address: ChangeSetAddress,
): Promise<ReadChangeSet> => {
  const changeSet = await describeChangeSet(cloudFormation, address);
  const { ChangeSetId: changeSetArn, StackId: stackId } = changeSet;
  const stack = stackId ? await findStack(cloudFormation, stackId) : undefined;
  if (!changeSetArn || !stackId || !stack)
    throw new CliError(
      'missing',
      'change_set_not_found',
      `There is no change set ${address.name}.`,
      'Propose it again.',
    );
  const { TemplateBody: templateBody = '' } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stackId, ChangeSetName: changeSetArn, TemplateStage: 'Original' }),
  );
  return { changeSet, changeSetArn, stackId, stack, templateBody };
};

export const requireExecutable = ({ changeSet }: ReadChangeSet): void => {
  const { Status = '', ExecutionStatus = '', StatusReason = '' } = changeSet;
  if (Status === 'CREATE_COMPLETE' && ExecutionStatus === 'AVAILABLE') return;
  throw new CliError(
    'failed',
    ExecutionStatus === 'OBSOLETE' ? 'change_set_stale' : 'change_set_not_executable',
    `AWS says that this change set cannot be executed: ${[Status, ExecutionStatus, StatusReason].filter(Boolean).join(', ')}.`,
    ExecutionStatus === 'OBSOLETE'
      ? 'The stack has changed since it was made; propose it again.'
      : 'Look at it with `stackery change-sets show`.',
  );
};
