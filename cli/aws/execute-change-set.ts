import { ExecuteChangeSetCommand, type CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CliError } from '../cli-error.ts';
import { printable } from '../terminal/printable.ts';
import type { Report } from '../terminal/step.ts';
import { clientToken } from './client-token.ts';
import { followStack } from './follow-stack.ts';

/**
 * Executes exactly the change set that was read: by its ARN, since a name could by now be that of another one. Ends
 * with the stack's status, or throws what failed.
 */
export const executeChangeSet = async (
  cloudFormation: CloudFormationClient,
  { stackId, changeSetArn }: { stackId: string; changeSetArn: string },
  report: Report,
): Promise<string> => {
  const token = clientToken('execute');
  await cloudFormation.send(
    new ExecuteChangeSetCommand({ StackName: stackId, ChangeSetName: changeSetArn, ClientRequestToken: token }),
  );
  const { status, failure } = await followStack(cloudFormation, { stackId, token }, report);
  if (/^(CREATE|UPDATE|IMPORT)_COMPLETE$/.test(status)) return status;
  const why = failure ? ` ${failure.logicalId} (${failure.type}) failed: ${failure.reason}` : '';
  throw new CliError(
    'failed',
    'execution_failed',
    printable(`The stack ended in ${status}.${why}`),
    status === 'ROLLBACK_COMPLETE'
      ? 'Nothing of it was created; delete the empty stack before the change is proposed again.'
      : status === 'UPDATE_ROLLBACK_COMPLETE'
        ? 'The stack is as it was before. Correct the cause and propose the change again.'
        : 'Look at the stack in the CloudFormation console; it needs a hand.',
  );
};
