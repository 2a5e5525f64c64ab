import { paginateDescribeStacks } from '@aws-sdk/client-cloudformation';
import type { Deps } from '../deps.ts';
import { cloudFormationIn } from './cloudformation-in.ts';

/** Which of the topics some stack of the region still names in its NotificationARNs. The agent's own stack does not count. */
export const findNamedTopics = async (
  deps: Deps,
  region: string,
  topicArns: string[],
  ownStackId: string,
): Promise<string[]> => {
  const client = cloudFormationIn(deps.config, region);
  const named = new Set<string>();
  for await (const page of paginateDescribeStacks({ client }, {}))
    for (const stack of page.Stacks ?? [])
      if (stack.StackId !== ownStackId && stack.StackStatus !== 'DELETE_COMPLETE')
        for (const arn of stack.NotificationARNs ?? []) named.add(arn);
  return topicArns.filter((arn) => named.has(arn));
};
