import { CreateLogStreamCommand, DescribeLogStreamsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { logsOf, makeLogGroup, makeStream, noGroup } from '../make-log-group.ts';

const create = (target: Target, logGroupName: string, logStreamName = 's') =>
  logsOf(target).send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
const createIn = async (target: Target, name: string) => create(target, await makeLogGroup(target), name);

export const createLogStream: OperationTest = {
  fact: 'CloudWatch Logs API reference, CreateLogStream: names of 1 to 512 characters without colon and asterisk; ResourceAlreadyExistsException, ResourceNotFoundException.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await createIn(target, 's');
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(createIn, {
      'refuses a name with a colon': [
        'a:b',
        'InvalidParameterException',
        "1 validation error detected: Value 'a:b' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*",
      ],
      'refuses a name that is too long': [
        'a'.repeat(513),
        'InvalidParameterException',
        'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
      ],
    }),
    'refuses the name of a stream that is there': async (target) => {
      await expect(create(target, await makeStream(target))).rejects.toMatchObject(
        refusal('ResourceAlreadyExistsException', 'The specified log stream already exists'),
      );
    },
    'refuses a group that does not exist': async (target) => {
      await expect(create(target, target.unique('/test/none'))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noGroup),
      );
    },
  },
  behaviour: {
    'makes an empty stream': async (target) => {
      const logGroupName = await makeStream(target);
      const { logStreams } = await logsOf(target).send(new DescribeLogStreamsCommand({ logGroupName }));
      expect(logStreams).toMatchObject([{ logStreamName: 's' }]);
      expect(logStreams?.[0]).not.toHaveProperty('lastEventTimestamp');
    },
  },
};
