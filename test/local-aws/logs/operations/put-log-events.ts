import { PutLogEventsCommand, PutRetentionPolicyCommand, type InputLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { logsOf, makeLogGroup, makeStream, noGroup, noStream, nowOf, put } from '../make-log-group.ts';

const day = 86_400_000;
/** Events by their age in milliseconds. */
const putAges = async (target: Target, ages: [age: number, message: string][]) => {
  const now = nowOf(target);
  const logEvents = ages.map(([age, message]): InputLogEvent => ({ timestamp: now - age, message }));
  const logGroupName = await makeStream(target);
  return logsOf(target).send(new PutLogEventsCommand({ logGroupName, logStreamName: 's', logEvents }));
};

export const putLogEvents: OperationTest = {
  fact: 'CloudWatch Logs API reference, PutLogEvents: events in the order of their times, within 24 hours, up to 10,000 and 1,048,576 bytes with 26 for each; none older than 14 days or the retention, none more than two hours ahead: those are told, and not kept.',
  shape: {
    'answers nothing but a sequence token that nobody needs': async (target) => {
      const { $metadata, nextSequenceToken: _, ...rest } = await putAges(target, [[0, 'x']]);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
    'tells which events came too late': async (target) => {
      const answer = await putAges(target, [
        [15 * day, 'too old'],
        [14 * day + 3_600_000, 'too old'],
      ]);
      expect(answer.rejectedLogEventsInfo).toMatchObject({ tooOldLogEventEndIndex: 2 });
    },
    'tells which events came too early': async (target) => {
      const answer = await putAges(target, [
        [0, 'now'],
        [-3 * 3_600_000, 'too new'],
      ]);
      expect(answer.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 1 });
    },
  },
  validation: {
    ...refusals(putAges, {
      'refuses events that are not in order': [
        [
          [0, 'later'],
          [1_000, 'earlier'],
        ],
        'InvalidParameterException',
        'Log events in a single PutLogEvents request must be in chronological order.',
      ],
      'refuses events more than a day apart': [
        [
          [2 * day, 'the day before yesterday'],
          [0, 'today'],
        ],
        'InvalidParameterException',
        'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
      ],
      'refuses an empty message': [
        [[0, '']],
        'InvalidParameterException',
        "1 validation error detected: Value '' at 'logEvents.1.member.message' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
      'refuses no events': [
        [],
        'InvalidParameterException',
        "1 validation error detected: Value '[]' at 'logEvents' failed to satisfy constraint: Member must have length greater than or equal to 1",
      ],
      'refuses more than a mebibyte': [
        Array.from({ length: 5 }, () => [0, 'x'.repeat(210_000)]),
        'InvalidParameterException',
        'Upload too large: 1050130 bytes exceeds limit of 1048576',
      ],
    }),
    'refuses a group that does not exist': async (target) => {
      await expect(put(target, target.unique('/test/none'), ['x'])).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
    'refuses a stream that does not exist': async (target) => {
      await expect(put(target, await makeLogGroup(target), ['x'])).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noStream),
      );
    },
  },
  behaviour: {
    'tells which events have expired already': async (target) => {
      const logGroupName = await makeStream(target);
      await logsOf(target).send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
      const logEvents = [{ timestamp: nowOf(target) - 2 * day, message: 'expired' }];
      const command = new PutLogEventsCommand({ logGroupName, logStreamName: 's', logEvents });
      const { rejectedLogEventsInfo } = await logsOf(target).send(command);
      expect(rejectedLogEventsInfo).toEqual({ expiredLogEventEndIndex: 1 });
    },
    'takes a stream again and again without a token': async (target) => {
      const logGroupName = await makeStream(target);
      await put(target, logGroupName, ['one']);
      await expect(put(target, logGroupName, ['two'])).resolves.toBeDefined();
    },
  },
};
