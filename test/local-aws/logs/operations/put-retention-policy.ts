import { GetLogEventsCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupOf, logsOf, makeLog, makeLogGroup, noGroup } from '../make-log-group.ts';

const set = (target: Target, logGroupName: string, retentionInDays: number) =>
  logsOf(target).send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
const setOnNew = async (target: Target, days: number) => set(target, await makeLogGroup(target), days);

export const putRetentionPolicy: OperationTest = {
  fact: 'CloudWatch Logs API reference, PutRetentionPolicy: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288 or 3653 days.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await setOnNew(target, 3653);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(setOnNew, {
      'refuses a number of days that is not in its list': [
        2,
        'InvalidParameterException',
        /^1 validation error detected: Value '2' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: \[/,
      ],
    }),
    'refuses a group that does not exist': async (target) => {
      await expect(set(target, target.unique('/test/none'), 7)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
  },
  behaviour: {
    'is shown with the group, and replaced': async (target) => {
      const logGroupName = await makeLogGroup(target);
      await set(target, logGroupName, 30);
      await set(target, logGroupName, 7);
      expect(await groupOf(target, logGroupName)).toMatchObject({ retentionInDays: 7 });
    },
    'ends events that are older': onlyLocally('two days', async (target, local) => {
      const logGroupName = await makeLog(target, ['old']);
      await set(target, logGroupName, 1);
      local.clock.advance(2 * 86_400_000);
      const { events } = await logsOf(target).send(new GetLogEventsCommand({ logGroupName, logStreamName: 's' }));
      expect(events).toEqual([]);
    }),
  },
};
