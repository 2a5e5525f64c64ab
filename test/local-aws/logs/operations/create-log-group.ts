import {
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, groupOf, logsOf, makeLogGroup } from '../make-log-group.ts';

const create = (target: Target, logGroupName: string) =>
  logsOf(target).send(new CreateLogGroupCommand({ logGroupName }));

export const createLogGroup: OperationTest = {
  fact: 'CloudWatch Logs API reference, CreateLogGroup: names of 1 to 512 letters, digits and _-/.#; no retention at first; ResourceAlreadyExistsException. Recorded from AWS in localstack/localstack tests/aws/services/logs: the words for a name that is too long. Names that AWS keeps for itself: hashicorp/terraform 10739 and aws-observability/aws-otel-collector 353; tags of nothing: maxbanton/cwh 15.',
  shape: {
    'answers nothing': async (target) => {
      const logGroupName = target.unique('/test/shape');
      const { $metadata, ...rest } = await create(target, logGroupName);
      target.afterwards(() => logsOf(target).send(new DeleteLogGroupCommand({ logGroupName })));
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
    'takes tags': async (target) => {
      const resourceArn = groupArnOf(target, await makeLogGroup(target, { tags: { team: 'a' } }));
      const { tags } = await logsOf(target).send(new ListTagsForResourceCommand({ resourceArn }));
      expect(tags).toEqual({ team: 'a' });
    },
  },
  validation: {
    ...refusals(create, {
      'refuses a name with a space': [
        'no spaces',
        'InvalidParameterException',
        "1 validation error detected: Value 'no spaces' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+",
      ],
      'refuses a name that is too long': [
        'a'.repeat(513),
        'InvalidParameterException',
        'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
      ],
      'refuses a name of nothing': ['', 'InvalidParameterException', /at 'logGroupName' failed .* equal to 1$/],
    }),
    'refuses names that AWS keeps for itself': async (target) => {
      await expect(create(target, 'aws/lambda/mine')).rejects.toMatchObject(
        refusal('InvalidParameterException', 'Log groups starting with AWS/ are reserved for AWS.'),
      );
    },
    'refuses tags of nothing': async (target) => {
      await expect(makeLogGroup(target, { tags: {} })).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          "1 validation error detected: Value '{}' at 'tags' failed to satisfy constraint: Member must have length greater than or equal to 1",
        ),
      );
    },
    'refuses a tag with an exclamation mark': async (target) => {
      await expect(makeLogGroup(target, { tags: { 'a!': '1' } })).rejects.toMatchObject(
        refusal('InvalidParameterException', /'\{a!=1\}' at 'tags' .* Map keys must satisfy constraint: \[.*\\p\{L\}/),
      );
    },
    'refuses a class that there is not': async (target) => {
      const made = makeLogGroup(target, { logGroupClass: 'COLD' as 'STANDARD' });
      await expect(made).rejects.toMatchObject(
        refusal('InvalidParameterException', /^1 validation error detected: Value 'COLD' at 'logGroupClass'/),
      );
    },
    'refuses the name of a group that is there': async (target) => {
      await expect(create(target, await makeLogGroup(target))).rejects.toMatchObject(
        refusal('ResourceAlreadyExistsException', 'The specified log group already exists'),
      );
    },
  },
  behaviour: {
    'keeps logs for ever until it is told otherwise': async (target) => {
      expect(await groupOf(target, await makeLogGroup(target))).not.toHaveProperty('retentionInDays');
    },
  },
};
