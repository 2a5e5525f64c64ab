import { ListTagsForResourceCommand } from '@aws-sdk/client-cloudwatch-logs';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { groupArnOf, logsOf, makeLogGroup } from '../make-log-group.ts';

const list = (target: Target, resourceArn: string) =>
  logsOf(target).send(new ListTagsForResourceCommand({ resourceArn }));

export const listTagsForResource: OperationTest = {
  fact: 'CloudWatch Logs API reference, ListTagsForResource: the ARN without the asterisk; all tags as a map. The words for the ARN with the asterisk: gruntwork-io/cloud-nuke 1150 and turbot/steampipe-plugin-aws 1574.',
  shape: {
    'answers the tags by key': async (target) => {
      const name = await makeLogGroup(target, { tags: { team: 'a b' } });
      expect((await list(target, groupArnOf(target, name))).tags).toEqual({ team: 'a b' });
    },
    'answers an empty map where there are no tags': async (target) => {
      expect((await list(target, groupArnOf(target, await makeLogGroup(target)))).tags).toEqual({});
    },
  },
  validation: {
    'refuses a group that does not exist': async (target) => {
      await expect(list(target, groupArnOf(target, target.unique('/test/none')))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /does not exist/),
      );
    },
    'refuses the ARN with the asterisk, and what is no ARN': async (target) => {
      const name = await makeLogGroup(target);
      for (const arn of [`${groupArnOf(target, name)}:*`, name]) {
        await expect(list(target, arn)).rejects.toMatchObject(refusal('ValidationException', 'Invalid resourceArn'));
      }
    },
    'does not know a group by an ARN of another region': async (target) => {
      const arn = groupArnOf(target, await makeLogGroup(target)).replace(target.region, 'eu-north-1');
      await expect(list(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', /does not exist/));
    },
  },
  behaviour: {
    'shows the tags that a group was created with': async (target) => {
      const name = await makeLogGroup(target, { tags: { made: 'with' } });
      expect((await list(target, groupArnOf(target, name))).tags).toEqual({ made: 'with' });
    },
  },
};
