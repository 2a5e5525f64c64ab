import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { copyRegion, type Place } from './resource-under-test.ts';

/** What the bootstrap makes in another region. */
export const agentCopies = async ({ aws, account }: Place): Promise<string[]> => {
  const { Functions = [] } = await aws.client(LambdaClient, account, copyRegion).send(new ListFunctionsCommand({}));
  const sns = aws.client(SNSClient, account, copyRegion);
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
  const logs = aws.client(CloudWatchLogsClient, account, copyRegion);
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  return [
    ...Functions.map(({ FunctionArn }) => FunctionArn),
    ...Topics.map(({ TopicArn }) => TopicArn),
    ...Subscriptions.map(({ Endpoint }) => `subscription of ${Endpoint}`),
    ...logGroups.map(({ arn }) => arn),
  ].map(String);
};
