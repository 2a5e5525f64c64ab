import { FilterLogEventsCommand, type FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLog, makeStream, noGroup, noStream } from '../make-log-group.ts';
import { refusesElsewhere } from '../refuses-elsewhere.ts';

const filter = (target: Target, input: FilterLogEventsCommandInput) =>
  logsOf(target).send(new FilterLogEventsCommand(input));
const filterNew = async (target: Target, input: Partial<FilterLogEventsCommandInput>) =>
  filter(target, { logGroupName: await makeStream(target), ...input });
const wordsOf = ({ events }: Awaited<ReturnType<typeof filter>>) => events?.map(({ message }) => message);

export const filterLogEvents: OperationTest = {
  fact: 'CloudWatch Logs API reference, FilterLogEvents: events of all streams by time, up to 10,000 a page; the latest first where it starts not from the head, from 2024 on; a token keeps the direction; what is masked needs logs:Unmask. User guide, filter pattern syntax: all plain terms, any of those with a question mark, none of those with a minus.',
  shape: {
    'answers events with stream, both times and an id': async (target) => {
      const logGroupIdentifier = groupArnOf(target, await makeLog(target, ['hello']));
      expect((await filter(target, { logGroupIdentifier })).events).toEqual([
        {
          logStreamName: 's',
          timestamp: expect.any(Number),
          ingestionTime: expect.any(Number),
          message: 'hello',
          eventId: expect.stringMatching(/^\d{56}$/),
        },
      ]);
    },
  },
  validation: {
    ...refusals(filterNew, {
      'refuses pages of more than ten thousand': [
        { limit: 10_001 },
        'InvalidParameterException',
        "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
      ],
      'refuses a prefix and names of streams together': [
        { logStreamNames: ['s'], logStreamNamePrefix: 's' },
        'InvalidParameterException',
        'LogStreamNamePrefix and LogStreamNames are mutually exclusive parameters.',
      ],
      'refuses to begin with the latest without a time to end at': [
        { startFromHead: false },
        'InvalidParameterException',
        /./,
      ],
      'refuses to begin with the latest of what came before 2024': [
        { startFromHead: false, startTime: Date.UTC(2023, 11, 31) },
        'InvalidParameterException',
        /./,
      ],
      'refuses a token that it did not give': [
        { nextToken: 'nonsense' },
        'InvalidParameterException',
        'The specified nextToken is invalid.',
      ],
      'refuses a stream that does not exist': [{ logStreamNames: ['none'] }, 'ResourceNotFoundException', noStream],
    }),
    'refuses a group that does not exist': async (target) => {
      await expect(filter(target, { logGroupName: target.unique('/test/none') })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
    ...refusesElsewhere((target, logGroupIdentifier) => filter(target, { logGroupIdentifier })),
  },
  behaviour: {
    'finds terms, quoted ones, alternatives and exclusions': async (target) => {
      const logGroupName = await makeLog(target, ['ERROR disk full', 'ERROR net', 'INFO disk fine']);
      const search = async (filterPattern: string) => wordsOf(await filter(target, { logGroupName, filterPattern }));
      expect(await search('ERROR disk')).toEqual(['ERROR disk full']);
      expect(await search('"disk fine"')).toEqual(['INFO disk fine']);
      expect(await search('ERROR -net')).toEqual(['ERROR disk full']);
      expect(await search('?full ?fine')).toEqual(['ERROR disk full', 'INFO disk fine']);
    },
    'has one id for an event, whatever was asked': async (target) => {
      const logGroupName = await makeLog(target, ['one', 'two']);
      const all = (await filter(target, { logGroupName })).events?.map(({ eventId }) => eventId);
      const some = (await filter(target, { logGroupName, filterPattern: 'two' })).events;
      expect(some?.map(({ eventId }) => eventId)).toEqual(all?.slice(1));
      expect(new Set(all).size).toBe(2);
    },
    'goes through all by time, in pages': async (target) => {
      const logGroupName = await makeLog(target, ['one', 'two', 'three']);
      const found: (string | undefined)[] = [];
      let nextToken: string | undefined;
      do {
        const page = await filter(target, { logGroupName, limit: 2, ...(nextToken && { nextToken }) });
        found.push(...(wordsOf(page) ?? []));
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      expect(found).toEqual(['one', 'two', 'three']);
    },
    'goes back from the latest, and on so in the next page': async (target) => {
      const logGroupName = await makeLog(target, ['one', 'two', 'three']);
      const page = { logGroupName, limit: 2, startTime: Date.UTC(2024, 0, 1) };
      const first = await filter(target, { ...page, startFromHead: false });
      const second = await filter(target, { ...page, startFromHead: true, nextToken: first.nextToken });
      expect([first, second].map(wordsOf)).toEqual([['three', 'two'], ['one']]);
    },
    'shows events unmasked to whom that is allowed': async (target) => {
      expect(wordsOf(await filter(target, { logGroupName: await makeLog(target, ['one']), unmask: true }))).toEqual([
        'one',
      ]);
    },
  },
};
