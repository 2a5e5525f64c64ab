import {
  CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';

/** Waits, at most a minute, until the stack rests, and gives it as it then is. */
export const settle = async (client: CloudFormationClient, StackName: string): Promise<Stack> => {
  for (const deadline = Date.now() + 60_000; ;) {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
    const stack = Stacks?.[0];
    if (stack && !stack.StackStatus?.endsWith('_IN_PROGRESS')) return stack;
    if (Date.now() > deadline) throw new Error(`${StackName} stays ${stack?.StackStatus}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** `LogicalId STATUS reason` of each event, oldest first. */
export const eventsOf = async (client: CloudFormationClient, StackName: string): Promise<string[]> => {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName }));
  return StackEvents.reverse().map(({ LogicalResourceId, ResourceStatus, ResourceStatusReason }) =>
    [LogicalResourceId, ResourceStatus, ResourceStatusReason].filter(Boolean).join(' '),
  );
};
