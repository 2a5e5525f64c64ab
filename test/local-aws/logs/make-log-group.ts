import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  FilterLogEventsCommand,
  PutLogEventsCommand,
  type CreateLogGroupCommandInput,
  type LogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import { eventually } from '../../support/eventually.ts';
import type { Target } from '../../support/start-target.ts';

export const logsOf = (target: Target): CloudWatchLogsClient => target.client(CloudWatchLogsClient);

/** A log group with a name of its own, gone after the tests. */
export const makeLogGroup = async (
  target: Target,
  input: Partial<CreateLogGroupCommandInput> = {},
): Promise<string> => {
  const logGroupName = input.logGroupName ?? target.unique('/test/group');
  await logsOf(target).send(new CreateLogGroupCommand({ ...input, logGroupName }));
  target.afterwards(() => logsOf(target).send(new DeleteLogGroupCommand({ logGroupName })));
  return logGroupName;
};

/** A log group with a stream named `s`. */
export const makeStream = async (target: Target, logStreamName = 's'): Promise<string> => {
  const logGroupName = await makeLogGroup(target);
  await logsOf(target).send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  return logGroupName;
};

export const nowOf = (target: Target): number => target.local?.clock.now() ?? Date.now();

/** Messages a millisecond apart, the last of them now. */
export const put = (target: Target, logGroupName: string, messages: string[], logStreamName = 's') => {
  const start = nowOf(target) - messages.length + 1;
  const logEvents = messages.map((message, index) => ({ timestamp: start + index, message }));
  return logsOf(target).send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
};

/** A stream whose messages can be read: on AWS they take some seconds. */
export const makeLog = async (target: Target, messages: string[]): Promise<string> => {
  const logGroupName = await makeStream(target);
  await put(target, logGroupName, messages);
  await eventually(async () => {
    const { events } = await logsOf(target).send(new FilterLogEventsCommand({ logGroupName }));
    if (events?.length !== messages.length) throw new Error('The events cannot be read yet.');
  }, 60_000);
  return logGroupName;
};

export const groupOf = async (target: Target, name: string): Promise<LogGroup | undefined> => {
  const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
  return (await logsOf(target).send(command)).logGroups?.[0];
};

export const groupArnOf = (target: Target, name: string): string =>
  `arn:aws:logs:${target.region}:${target.accountId}:log-group:${name}`;

export const noGroup = 'The specified log group does not exist.';
export const noStream = 'The specified log stream does not exist.';
