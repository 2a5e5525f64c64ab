import {
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  type DescribeLogStreamsCommandInput,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLogGroup, makeStream, noGroup, put } from '../make-log-group.ts';
import { refusesElsewhere } from '../refuses-elsewhere.ts';

const describeStreams = (target: Target, input: DescribeLogStreamsCommandInput) =>
  logsOf(target).send(new DescribeLogStreamsCommand(input));
const describeNew = async (target: Target, input: Partial<DescribeLogStreamsCommandInput>) =>
  describeStreams(target, { logGroupName: await makeLogGroup(target), ...input });
const namesOf = ({ logStreams }: Awaited<ReturnType<typeof describeStreams>>) =>
  logStreams?.map(({ logStreamName }) => logStreamName);

const makeThree = async (target: Target) => {
  const logGroupName = await makeLogGroup(target);
  for (const logStreamName of ['c', 'a', 'b'])
    await logsOf(target).send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  return logGroupName;
};

export const describeLogStreams: OperationTest = {
  fact: 'CloudWatch Logs API reference, DescribeLogStreams: by name or by the time of the last event, up to 50 a page; not both by time and by prefix. Recorded from AWS in localstack/localstack tests/aws/services/logs: ValidationException for a name and an ARN together.',
  shape: {
    'answers a stream with its ARN': async (target) => {
      const logGroupName = await makeStream(target);
      expect((await describeStreams(target, { logGroupName })).logStreams).toMatchObject([
        {
          logStreamName: 's',
          creationTime: expect.any(Number),
          arn: `${groupArnOf(target, logGroupName)}:log-stream:s`,
          storedBytes: 0,
        },
      ]);
    },
    'takes the ARN of the group': async (target) => {
      const logGroupIdentifier = groupArnOf(target, await makeStream(target));
      expect(namesOf(await describeStreams(target, { logGroupIdentifier }))).toEqual(['s']);
    },
  },
  validation: {
    ...refusals(describeNew, {
      'refuses pages of more than fifty': [
        { limit: 51 },
        'InvalidParameterException',
        "1 validation error detected: Value '51' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 50",
      ],
      'refuses a prefix in the order of time': [
        { orderBy: 'LastEventTime', logStreamNamePrefix: 'a' },
        'InvalidParameterException',
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      ],
      'refuses an order that there is not': [
        { orderBy: 'Size' as 'LogStreamName' },
        'InvalidParameterException',
        "1 validation error detected: Value 'Size' at 'orderBy' failed to satisfy constraint: Member must satisfy enum value set: [LogStreamName, LastEventTime]",
      ],
      'refuses a group by name and by ARN at once': [
        { logGroupIdentifier: 'a' },
        'ValidationException',
        'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
      ],
    }),
    'refuses a group that does not exist': async (target) => {
      await expect(describeStreams(target, { logGroupName: target.unique('/test/none') })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
    ...refusesElsewhere((target, logGroupIdentifier) => describeStreams(target, { logGroupIdentifier })),
  },
  behaviour: {
    'goes through all by name, in pages': async (target) => {
      const logGroupName = await makeThree(target);
      const first = await describeStreams(target, { logGroupName, limit: 2 });
      const second = await describeStreams(target, { logGroupName, limit: 2, nextToken: first.nextToken });
      expect([first, second].map(namesOf)).toEqual([['a', 'b'], ['c']]);
      expect(namesOf(await describeStreams(target, { logGroupName, descending: true }))).toEqual(['c', 'b', 'a']);
    },
    'has the last one written to in front, when asked': onlyLocally('times at once', async (target, local) => {
      const logGroupName = await makeThree(target);
      for (const stream of ['b', 'c', 'a']) {
        local.clock.advance(1_000);
        await put(target, logGroupName, ['x'], stream);
      }
      const byTime = { logGroupName, orderBy: 'LastEventTime', descending: true } as const;
      expect(namesOf(await describeStreams(target, byTime))).toEqual(['a', 'c', 'b']);
    }),
    'knows the first and the last event': onlyLocally('times at once', async (target, local) => {
      const logGroupName = await makeStream(target);
      await put(target, logGroupName, ['one', 'two']);
      const [stream] = (await describeStreams(target, { logGroupName })).logStreams ?? [];
      expect(stream?.lastIngestionTime).toBeLessThanOrEqual(local.clock.now());
      expect((stream?.lastEventTimestamp ?? 0) - (stream?.firstEventTimestamp ?? 0)).toBe(1);
    }),
  },
};
