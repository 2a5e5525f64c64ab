import { ListTagsForResourceCommand, SNSClient } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeTopic } from '../make-topic.ts';

const list = (target: Target, ResourceArn: string) =>
  target.client(SNSClient).send(new ListTagsForResourceCommand({ ResourceArn }));

export const listTagsForResource: OperationTest = {
  fact: 'SNS API reference, ListTagsForResource: all tags of a topic as a list; ResourceNotFound.',
  shape: {
    'answers keys and values': async (target) => {
      const Tags = [{ Key: 'team', Value: 'a b' }];
      expect((await list(target, await makeTopic(target, { Tags }))).Tags).toEqual(Tags);
    },
    'answers an empty list where there are no tags': async (target) => {
      expect((await list(target, await makeTopic(target))).Tags).toEqual([]);
    },
  },
  validation: {
    'refuses a topic that does not exist': async (target) => {
      await expect(list(target, arnOfTopic(target, target.unique('none')))).rejects.toMatchObject(
        refusal('ResourceNotFoundException', 'Resource does not exist'),
      );
    },
  },
  behaviour: {
    'shows the tags that a topic was created with': async (target) => {
      const Tags = [{ Key: 'made', Value: 'with' }];
      expect((await list(target, await makeTopic(target, { Tags }))).Tags).toEqual(Tags);
    },
  },
};
