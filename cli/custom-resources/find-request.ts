import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { findStack } from '../aws/find-stack.ts';
import { CliError } from '../cli-error.ts';
import type { Commander } from './find-commander.ts';
import type { Waiting } from './find-waiting.ts';
import { servedResources, waitingRequest } from './served-resources.ts';

/** The request that is meant; a status alone when CloudFormation waits for nothing there. */
export const findRequest = async (
  aws: Aws,
  commander: Commander,
  { stack: name, logicalId }: { stack: string; logicalId: string },
): Promise<Waiting | { status: string; stackName: string }> => {
  const cloudFormation = new CloudFormationClient(clientConfig(aws));
  const stack = await findStack(cloudFormation, name);
  if (!stack?.StackId)
    throw new CliError(
      'missing',
      'stack_missing',
      `There is no stack ${name} in ${aws.region}.`,
      'Name its region with --region.',
    );
  const { StackId: stackId, StackName: stackName = name } = stack;
  const resource = (await servedResources(cloudFormation, stack, commander)).find(
    (served) => served.logicalId === logicalId,
  );
  if (!resource)
    throw new CliError(
      'missing',
      'request_not_found',
      `The stack ${stackName} has no custom resource ${logicalId} that the agent serves.`,
      'See `stackery custom-resources list` for those that wait. What another function serves, only that one can answer.',
    );
  const request = waitingRequest(stackId, resource);
  return request ? { ...request, region: aws.region, stackName } : { status: resource.status, stackName };
};
