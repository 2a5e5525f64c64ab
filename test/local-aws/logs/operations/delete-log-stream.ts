import { DeleteLogStreamCommand, DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { logsOf, makeLogGroup, makeStream, noGroup, noStream } from '../make-log-group.ts';

const remove = (target: Target, logGroupName: string, logStreamName = 's') =>
  logsOf(target).send(new DeleteLogStreamCommand({ logGroupName, logStreamName }));

export const deleteLogStream: OperationTest = {
  fact: 'CloudWatch Logs API reference, DeleteLogStream: the stream with its events; ResourceNotFoundException for the group and for the stream.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await remove(target, await makeStream(target));
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
    'refuses a stream that does not exist': async (target) => {
      await expect(remove(target, await makeLogGroup(target))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noStream),
      );
    },
  },
  behaviour: {
    'takes the stream away': async (target) => {
      const logGroupName = await makeStream(target);
      await remove(target, logGroupName);
      const { logStreams } = await logsOf(target).send(new DescribeLogStreamsCommand({ logGroupName }));
      expect(logStreams).toEqual([]);
    },
  },
};
