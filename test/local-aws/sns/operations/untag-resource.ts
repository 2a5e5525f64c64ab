import { ListTagsForResourceCommand, SNSClient, UntagResourceCommand } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeTopic } from '../make-topic.ts';

const untag = (target: Target, ResourceArn: string, TagKeys: string[]) =>
  target.client(SNSClient).send(new UntagResourceCommand({ ResourceArn, TagKeys }));

export const untagResource: OperationTest = {
  fact: 'SNS API reference, UntagResource: takes away the tags with these keys; one that is not there is no error; ResourceNotFound.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await untag(target, await makeTopic(target), ['a']);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    'refuses a topic that does not exist': async (target) => {
      await expect(untag(target, arnOfTopic(target, target.unique('none')), ['a'])).rejects.toMatchObject(
        refusal('ResourceNotFoundException', 'Resource does not exist'),
      );
    },
  },
  behaviour: {
    'takes away the tags that it names, and no other': async (target) => {
      const Tags = [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '2' },
      ];
      const ResourceArn = await makeTopic(target, { Tags });
      await untag(target, ResourceArn, ['a', 'none']);
      const left = await target.client(SNSClient).send(new ListTagsForResourceCommand({ ResourceArn }));
      expect(left.Tags).toEqual([{ Key: 'b', Value: '2' }]);
    },
  },
};
