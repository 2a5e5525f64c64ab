import { GetLogEventsCommand, type GetLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLog, makeLogGroup, makeStream, noGroup, noStream } from '../make-log-group.ts';
import { refusesElsewhere } from '../refuses-elsewhere.ts';

const get = (target: Target, input: Partial<GetLogEventsCommandInput>) =>
  logsOf(target).send(new GetLogEventsCommand({ logStreamName: 's', ...input }));
const getNew = async (target: Target, input: Partial<GetLogEventsCommandInput>) =>
  get(target, { logGroupName: await makeStream(target), ...input });
const wordsOf = ({ events }: Awaited<ReturnType<typeof get>>) => events?.map(({ message }) => message);

export const getLogEvents: OperationTest = {
  fact: 'CloudWatch Logs API reference, GetLogEvents: up to 10,000 events, the latest unless it starts from the head; a token for each direction, and at the end of the stream the token that was passed.',
  shape: {
    'answers events with both of their times, and two tokens': async (target) => {
      const logGroupName = await makeLog(target, ['hello']);
      const { $metadata: _, ...answer } = await get(target, { logGroupName });
      expect(answer).toEqual({
        events: [{ timestamp: expect.any(Number), ingestionTime: expect.any(Number), message: 'hello' }],
        nextForwardToken: expect.stringMatching(/^f\/\d{56}\/s$/),
        nextBackwardToken: expect.stringMatching(/^b\/\d{56}\/s$/),
      });
    },
    'takes the ARN of the group': async (target) => {
      const logGroupIdentifier = groupArnOf(target, await makeLog(target, ['hello']));
      expect(wordsOf(await get(target, { logGroupIdentifier }))).toEqual(['hello']);
    },
  },
  validation: {
    ...refusals(getNew, {
      'refuses pages of more than ten thousand': [
        { limit: 10_001 },
        'InvalidParameterException',
        "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
      ],
      'refuses a token that it did not give': [
        { nextToken: 'nonsense' },
        'InvalidParameterException',
        'The specified nextToken is invalid.',
      ],
    }),
    'refuses a group that does not exist': async (target) => {
      await expect(get(target, { logGroupName: target.unique('/test/none') })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
    'refuses a stream that does not exist': async (target) => {
      await expect(get(target, { logGroupName: await makeLogGroup(target) })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noStream),
      );
    },
    ...refusesElsewhere((target, logGroupIdentifier) => get(target, { logGroupIdentifier })),
  },
  behaviour: {
    'goes forward from the head, and answers the same token at the end': async (target) => {
      const page = { logGroupName: await makeLog(target, ['one', 'two', 'three']), limit: 2 };
      const first = await get(target, { ...page, startFromHead: true });
      const second = await get(target, { ...page, startFromHead: true, nextToken: first.nextForwardToken });
      const third = await get(target, { ...page, startFromHead: true, nextToken: second.nextForwardToken });
      expect([first, second, third].map(wordsOf)).toEqual([['one', 'two'], ['three'], []]);
      expect(third.nextForwardToken).toBe(second.nextForwardToken);
    },
    'has the latest first, and goes back from there': async (target) => {
      const page = { logGroupName: await makeLog(target, ['one', 'two', 'three']), limit: 2 };
      const latest = await get(target, page);
      expect(wordsOf(latest)).toEqual(['two', 'three']);
      expect(wordsOf(await get(target, { ...page, nextToken: latest.nextBackwardToken }))).toEqual(['one']);
    },
    'begins at a time, and ends before one': async (target) => {
      const logGroupName = await makeLog(target, ['one', 'two', 'three']);
      const times = (await get(target, { logGroupName })).events?.map(({ timestamp = 0 }) => timestamp) ?? [];
      const [, startTime = 0, endTime = 0] = times;
      expect(wordsOf(await get(target, { logGroupName, startTime, endTime }))).toEqual(['two']);
    },
  },
};
