import { DeleteLogGroupCommand, DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { logsOf, makeLogGroup, makeStream, noGroup } from '../make-log-group.ts';

const remove = (target: Target, logGroupName: string) =>
  logsOf(target).send(new DeleteLogGroupCommand({ logGroupName }));

export const deleteLogGroup: OperationTest = {
  fact: 'CloudWatch Logs API reference, DeleteLogGroup: the group with all that is in it; ResourceNotFoundException.',
  shape: {
    'answers nothing': async (target) => {
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
    'takes the streams away with it, and a new group of the name has none': async (target) => {
      const logGroupName = await makeStream(target);
      await remove(target, logGroupName);
      await expect(remove(target, logGroupName)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
      await makeLogGroup(target, { logGroupName });
      const { logStreams } = await logsOf(target).send(new DescribeLogStreamsCommand({ logGroupName }));
      expect(logStreams).toEqual([]);
    },
  },
};
