import { ListTagsForResourceCommand, UntagResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLogGroup } from '../make-log-group.ts';

const untag = (target: Target, resourceArn: string, tagKeys: string[]) =>
  logsOf(target).send(new UntagResourceCommand({ resourceArn, tagKeys }));

export const untagResource: OperationTest = {
  fact: 'CloudWatch Logs API reference, UntagResource: the ARN without the asterisk; takes away the tags with these keys.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await untag(target, groupArnOf(target, await makeLogGroup(target)), ['a']);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a group that does not exist': async (target) => {
      await expect(untag(target, groupArnOf(target, target.unique('/test/none')), ['a'])).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /does not exist/),
      );
    },
  },
  behaviour: {
    'takes away the tags that it names, and no other': async (target) => {
      const resourceArn = groupArnOf(target, await makeLogGroup(target, { tags: { a: '1', b: '2' } }));
      await untag(target, resourceArn, ['a', 'none']);
      const { tags } = await logsOf(target).send(new ListTagsForResourceCommand({ resourceArn }));
      expect(tags).toEqual({ b: '2' });
    },
  },
};
