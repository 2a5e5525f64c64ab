import { ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLogGroup } from '../make-log-group.ts';

const tag = (target: Target, resourceArn: string, tags: Record<string, string>) =>
  logsOf(target).send(new TagResourceCommand({ resourceArn, tags }));

export const tagResource: OperationTest = {
  fact: 'CloudWatch Logs API reference, TagResource: the ARN without the asterisk; adds tags, and replaces those of the same key; TooManyTagsException for more than fifty. The words for the ARN with the asterisk: gruntwork-io/cloud-nuke 1150 and turbot/steampipe-plugin-aws 1574.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await tag(target, groupArnOf(target, await makeLogGroup(target)), { a: '1' });
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a group that does not exist': async (target) => {
      await expect(tag(target, groupArnOf(target, target.unique('/test/none')), { a: '1' })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /does not exist/),
      );
    },
    'refuses the ARN with the asterisk': async (target) => {
      const arn = `${groupArnOf(target, await makeLogGroup(target))}:*`;
      await expect(tag(target, arn, { a: '1' })).rejects.toMatchObject(
        refusal('ValidationException', 'Invalid resourceArn'),
      );
    },
    'refuses a value that is too long': async (target) => {
      const tagged = tag(target, groupArnOf(target, await makeLogGroup(target)), { a: 'b'.repeat(257) });
      await expect(tagged).rejects.toMatchObject(
        refusal(
          'InvalidParameterException',
          /at 'tags' failed to satisfy constraint: Map value must satisfy constraint: \[Member must have length less than or equal to 256/,
        ),
      );
    },
    'refuses more tags than fifty': async (target) => {
      const arn = groupArnOf(target, await makeLogGroup(target, { tags: { first: '1' } }));
      const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`k${i}`, 'v']));
      await expect(tag(target, arn, fifty)).rejects.toMatchObject({ name: 'TooManyTagsException' });
    },
  },
  behaviour: {
    'adds tags, and replaces those of the same key': async (target) => {
      const resourceArn = groupArnOf(target, await makeLogGroup(target, { tags: { a: '1', b: '2' } }));
      await tag(target, resourceArn, { b: '3', c: '4' });
      const { tags } = await logsOf(target).send(new ListTagsForResourceCommand({ resourceArn }));
      expect(tags).toEqual({ a: '1', b: '3', c: '4' });
    },
  },
};
