import { AddPermissionCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { SubscribeCommand, type SNSClient } from '@aws-sdk/client-sns';

const statementId = 'CloudFormationNotificationsTopic';

/** Lets the topic, and nothing else, call the relay; then subscribes it. Both are the same when done twice. */
export const ensureSubscription = async (
  clients: { lambda: LambdaClient; sns: SNSClient },
  { topicArn, functionArn, account }: { topicArn: string; functionArn: string; account: string },
  abortSignal: AbortSignal,
): Promise<void> => {
  try {
    await clients.lambda.send(
      new AddPermissionCommand({
        FunctionName: functionArn.split(':').at(-1) ?? functionArn,
        StatementId: statementId,
        Action: 'lambda:InvokeFunction',
        Principal: 'sns.amazonaws.com',
        SourceArn: topicArn,
        SourceAccount: account,
      }),
      { abortSignal },
    );
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ResourceConflictException')) throw error;
  }
  await clients.sns.send(
    new SubscribeCommand({
      TopicArn: topicArn,
      Protocol: 'lambda',
      Endpoint: functionArn,
      ReturnSubscriptionArn: true,
    }),
    { abortSignal },
  );
};
