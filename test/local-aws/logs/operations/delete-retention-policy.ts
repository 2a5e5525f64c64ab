import { DeleteRetentionPolicyCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupOf, logsOf, makeLogGroup, noGroup } from '../make-log-group.ts';

const remove = (target: Target, logGroupName: string) =>
  logsOf(target).send(new DeleteRetentionPolicyCommand({ logGroupName }));

export const deleteRetentionPolicy: OperationTest = {
  fact: 'CloudWatch Logs API reference, DeleteRetentionPolicy: events of a group without a retention policy do not expire; ResourceNotFoundException.',
  shape: {
    'answers nothing, also where there is no policy': async (target) => {
      const { $metadata, ...rest } = await remove(target, await makeLogGroup(target));
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a group that does not exist': async (target) => {
      await expect(remove(target, target.unique('/test/none'))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
  },
  behaviour: {
    'keeps logs for ever again': async (target) => {
      const logGroupName = await makeLogGroup(target);
      await logsOf(target).send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 7 }));
      await remove(target, logGroupName);
      expect(await groupOf(target, logGroupName)).not.toHaveProperty('retentionInDays');
    },
  },
};
