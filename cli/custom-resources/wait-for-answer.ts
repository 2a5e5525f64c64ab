import { CloudFormationClient, paginateDescribeStackEvents } from '@aws-sdk/client-cloudformation';
import { clientConfig, type Aws } from '../aws/connect.ts';
import { CliError } from '../cli-error.ts';
import { pauses } from '../pauses.ts';
import type { Waiting } from './find-waiting.ts';

/** A first run may go on for most of two minutes; after that it is looked at each minute. */
const patienceSeconds = 240;

export type Answered = { status: string; reason: string };

/** How CloudFormation was answered. By events: after a failure the resource's own status moves on at once. */
export const waitForAnswer = async (aws: Aws, request: Waiting): Promise<Answered> => {
  const client = new CloudFormationClient(clientConfig(aws));
  for await (const _ of pauses({ upToSeconds: patienceSeconds })) {
    const answered = await answerIn(client, request);
    if (answered) return answered;
  }
  throw new CliError(
    'failed',
    'not_answered',
    `${request.logicalId} is cancelled, but it was not answered within four minutes.`,
    'If no commander holds the request any more, CloudFormation gives it up by itself when its ServiceTimeout is over.',
  );
};

const answerIn = async (client: CloudFormationClient, request: Waiting): Promise<Answered | undefined> => {
  let oldest: Answered | undefined;
  const since = Date.parse(request.since);
  for await (const page of paginateDescribeStackEvents({ client }, { StackName: request.stackId }))
    for (const { LogicalResourceId, ResourceStatus = '', ResourceStatusReason = '', Timestamp } of page.StackEvents ??
      []) {
      if ((Timestamp?.getTime() ?? 0) < since) return oldest;
      if (LogicalResourceId !== request.logicalId || !/_(COMPLETE|FAILED)$/.test(ResourceStatus)) continue;
      oldest = { status: ResourceStatus, reason: ResourceStatusReason };
    }
  return oldest;
};
