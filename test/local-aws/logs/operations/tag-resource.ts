import { ListTagsForResourceCommand, TagResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLogGroup } from '../make-log-group.ts';

const tag = (target: Target, resourceArn: string, tags: Record<string, string>) =>
  logsOf(target).send(new TagResourceCommand({ resourceArn, tags }));

export const tagResource: OperationTest = {
  fact: 'CloudWatch Logs API reference, TagResource: the ARN without the asterisk; adds tags, and replaces those of the same key.',
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
