import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Link } from '../../contract/link.ts';
import { seen, waitUntil } from '../seen.ts';
import { made, type Stage, type Step, type Who } from '../stage.ts';
import { stackName, stackRegion } from './change-sets.ts';

const ours = (name: string | undefined): name is string => name !== undefined && /stackery-/.test(name);

/** Everything of ours that AWS still lists in one region. */
const leftInRegion = async (stage: Stage, who: Who, region: string): Promise<string[]> => {
  const [functions, topics, subscriptions, queues, groups] = await Promise.all([
    stage.client(LambdaClient, who, region).send(new ListFunctionsCommand({})),
    stage.client(SNSClient, who, region).send(new ListTopicsCommand({})),
    stage.client(SNSClient, who, region).send(new ListSubscriptionsCommand({})),
    stage.client(SQSClient, who, region).send(new ListQueuesCommand({})),
    stage.client(CloudWatchLogsClient, who, region).send(new DescribeLogGroupsCommand({})),
  ]);
  return [
    ...(functions.Functions ?? []).map((item) => item.FunctionArn),
    ...(topics.Topics ?? []).map((item) => item.TopicArn),
    ...(subscriptions.Subscriptions ?? []).map((item) => item.SubscriptionArn),
    ...(queues.QueueUrls ?? []),
    ...(groups.logGroups ?? []).map((item) => item.arn),
  ].filter(ours);
};

const leftInAccount = async (stage: Stage, who: Who): Promise<string[]> => {
  const { Roles = [] } = await stage.client(IAMClient, who, 'us-east-1').send(new ListRolesCommand({}));
  const regional = await Promise.all(stage.regionsOf(who).map((region) => leftInRegion(stage, who, region)));
  return [...Roles.map((role) => role.Arn).filter(ours), ...regional.flat()];
};

const deleteCustomerStack = async (stage: Stage): Promise<void> => {
  const { DeleteStackCommand } = await import('@aws-sdk/client-cloudformation');
  const cloudFormation = stage.client(CloudFormationClient, 'customer-a', stackRegion);
  const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }));
  await cloudFormation.send(new DeleteStackCommand({ StackName: stackName }));
  await waitUntil(
    "the customer's stack is deleted",
    async () =>
      (await cloudFormation.send(new DescribeStacksCommand({ StackName: Stacks[0]?.StackId ?? '' }))).Stacks?.[0]
        ?.StackStatus,
    (status) => status === 'DELETE_COMPLETE',
  );
};

export const uninstall: Step = {
  title:
    'Both agent stacks are deleted; nothing of ours is left but the bucket that still holds objects, and it is named',
  async play(stage, say) {
    await deleteCustomerStack(stage);
    for (const [who, link] of [
      ['customer-a', made(stage.made.linkA, 'the first link')],
      ['customer-b', made(stage.made.linkB, 'the second link')],
    ] as const) {
      const run = await stage.cli(who, ['aws', 'unlink', '--region', link.homeRegion, '--yes', '--json'], say);
      seen(run.code === 0, 'unlink ends with 0', `${run.code}: ${run.stderr.slice(-600)}`);
      const cloudFormation = stage.client(CloudFormationClient, who, link.homeRegion);
      const { Stacks = [] } = await cloudFormation.send(new DescribeStacksCommand({ StackName: link.stackId ?? '' }));
      seen(Stacks[0]?.StackStatus === 'DELETE_COMPLETE', 'the agent stack is deleted', Stacks[0]?.StackStatus);
      const after = await waitUntil(
        'the link is unlinked',
        () => stage.api<Link>('GET', `/api/v1/links/${link.id}`),
        (value) => value.state === 'unlinked',
      );
      const left = await waitUntil(
        'nothing of ours is left in any region',
        () => leftInAccount(stage, who),
        (items) => items.length === 0,
        30,
      );
      seen(left.length === 0, 'nothing is left', left);
      const { Buckets = [] } = await stage.client(S3Client, who, 'us-east-1').send(new ListBucketsCommand({}));
      const buckets = Buckets.map((bucket) => bucket.Name ?? '');
      seen(
        buckets.every((bucket) => after.leftBehind.some((arn) => arn.endsWith(bucket))) &&
          after.leftBehind.length === buckets.length,
        'what stays is named, and what is named stays',
        { buckets, leftBehind: after.leftBehind },
      );
      seen(
        who === 'customer-b' ? buckets.length === 0 : buckets.length === 1,
        'only the bucket that holds objects stays',
        buckets,
      );
      say(`${who}: unlinked, ${buckets.length === 0 ? 'nothing stays' : `${buckets[0]} stays, for it holds objects`}`);
    }
  },
};
