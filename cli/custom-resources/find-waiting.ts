import { CloudFormationClient, paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import type { WaitingRequest } from '../../contract/commander-command.ts';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { unseen, type Unseen } from '../aws/unseen.ts';
import type { Commander } from './find-commander.ts';
import { servedResources, waitingRequest } from './served-resources.ts';

export type Waiting = WaitingRequest & { region: string; stackName: string };
export type FoundWaiting = { requests: Waiting[]; unseen: Unseen[] };

/**
 * The requests that CloudFormation waits for, read from CloudFormation itself with the caller's credentials: so a request is
 * found whether the commander works on it, has it in its queue, or lost it.
 */
export const findWaiting = async (aws: Aws, commander: Commander, regions: string[]): Promise<FoundWaiting> => {
  const found: FoundWaiting = { requests: [], unseen: [] };
  await Promise.all(
    regions.map((region) =>
      lookInRegion(aws, commander, region, found).catch(
        (error: unknown) => void found.unseen.push(unseen({ region }, error)),
      ),
    ),
  );
  found.requests.sort((one, other) => (one.since < other.since ? -1 : 1));
  return found;
};

const lookInRegion = async (aws: Aws, commander: Commander, region: string, found: FoundWaiting): Promise<void> => {
  const cloudFormation = new CloudFormationClient(clientConfig(aws, region));
  const busy: Stack[] = [];
  for await (const page of paginateDescribeStacks({ client: cloudFormation }, {}))
    busy.push(...(page.Stacks ?? []).filter(({ StackStatus = '' }) => /_IN_PROGRESS$/.test(StackStatus)));
  for (const stack of busy) {
    const { StackId: stackId = '', StackName: stackName = '', StackStatus } = stack;
    // only proposed: nothing has been asked of anybody
    if (StackStatus === 'REVIEW_IN_PROGRESS') continue;
    try {
      for (const resource of await servedResources(cloudFormation, stack, commander)) {
        const request = waitingRequest(stackId, resource);
        if (request) found.requests.push({ ...request, region, stackName });
      }
    } catch (error) {
      found.unseen.push(unseen({ region, stack: stackName }, error));
    }
  }
};
