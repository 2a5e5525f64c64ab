import {
  DeleteLogGroupCommand,
  ListTagsForResourceCommand,
  type CloudWatchLogsClient,
} from '@aws-sdk/client-cloudwatch-logs';
import { DeleteFunctionCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import { arnIn, logGroupOf, namesOf, ownerTag } from '../names.ts';
import { clientsIn } from './clients.ts';
import { findFunction } from './ensure-function.ts';
import { removeTopic } from './remove-topic.ts';

/** Removes what carries this StackId in one region, and says what has to stay. Nothing else is touched. */
export const removeRegion = async (
  deps: Deps,
  region: string,
  { stackId, namePrefix }: { stackId: string; namePrefix: string },
): Promise<string[]> => {
  const names = namesOf(namePrefix);
  const { lambda, logs } = clientsIn(deps.config, region);
  const topicArn = arnIn(stackId, 'sns', region, names.topic);
  const relayArn = arnIn(stackId, 'lambda', region, `function:${names.relay}`);
  const topic = await removeTopic(deps, region, { topicArn, relayArn, stackId });
  await Promise.all(
    [names.commander, names.relay].map(async (name) => {
      await removeFunction(lambda, name, stackId, deps.signal);
      // after the function: its last lines would bring the group back
      const arn = arnIn(stackId, 'logs', region, `log-group:${logGroupOf(name)}`);
      await removeLogGroup(logs, logGroupOf(name), arn, stackId, deps.signal);
    }),
  );
  return topic === 'in use' ? [topicArn] : [];
};

const removeFunction = async (
  lambda: LambdaClient,
  name: string,
  stackId: string,
  abortSignal: AbortSignal,
): Promise<void> => {
  const found = await findFunction(lambda, name, abortSignal);
  if (found?.Tags?.[ownerTag] !== stackId) return;
  await goneIsDone(lambda.send(new DeleteFunctionCommand({ FunctionName: name }), { abortSignal }));
};

const removeLogGroup = async (
  logs: CloudWatchLogsClient,
  logGroupName: string,
  resourceArn: string,
  stackId: string,
  abortSignal: AbortSignal,
): Promise<void> => {
  const found = await goneIsDone(logs.send(new ListTagsForResourceCommand({ resourceArn }), { abortSignal }));
  if (found?.tags?.[ownerTag] !== stackId) return;
  await goneIsDone(logs.send(new DeleteLogGroupCommand({ logGroupName }), { abortSignal }));
};

const goneIsDone = async <Result>(call: Promise<Result>): Promise<Result | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};
