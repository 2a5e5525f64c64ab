import { ListTagsForResourceCommand, SNSClient, TagResourceCommand, type Tag } from '@aws-sdk/client-sns';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { arnOfTopic, makeTopic } from '../make-topic.ts';

const tag = (target: Target, ResourceArn: string, Tags: Tag[]) =>
  target.client(SNSClient).send(new TagResourceCommand({ ResourceArn, Tags }));
const tagNew = async (target: Target, tags: Tag[]) => tag(target, await makeTopic(target), tags);
const pair = (Key: string, Value: string) => ({ Key, Value });

export const tagResource: OperationTest = {
  fact: 'SNS API reference, TagResource: adds tags; a tag with the key of one that is there replaces it; ResourceNotFound. API model, Tag: a key of 1 to 128 letters, a value of at most 256.',
  shape: {
    'answers nothing': async (target) => {
      const { $metadata, ...rest } = await tagNew(target, [pair('a', '1')]);
      expect($metadata.httpStatusCode).toBe(200);
      expect(rest).toEqual({});
    },
  },
  validation: {
    ...refusals(tagNew, {
      'refuses two tags of the same key': [
        [pair('a', '1'), pair('a', '2')],
        'InvalidParameterException',
        'Invalid parameter: Duplicated keys are not allowed.',
      ],
      'refuses a key of 129 letters and a value of 257': [
        [pair('a', '1'), pair('k'.repeat(129), 'v'.repeat(257))],
        'ValidationError',
        `2 validation errors detected: Value '${'k'.repeat(129)}' at 'tags.2.member.key' failed to satisfy constraint: Member must have length less than or equal to 128; Value '${'v'.repeat(257)}' at 'tags.2.member.value' failed to satisfy constraint: Member must have length less than or equal to 256`,
      ],
      'refuses a tag without a value': [
        [{ Key: 'a', Value: undefined }],
        'ValidationError',
        "1 validation error detected: Value null at 'tags.1.member.value' failed to satisfy constraint: Member must not be null",
      ],
      'refuses more than fifty tags': [
        Array.from({ length: 51 }, (_, index) => pair(`key${index}`, 'x')),
        'TagLimitExceededException',
        'Could not complete request: tag quota of per resource exceeded',
      ],
    }),
    'refuses a topic that does not exist': async (target) => {
      await expect(tag(target, arnOfTopic(target, target.unique('none')), [pair('a', '1')])).rejects.toMatchObject(
        refusal('ResourceNotFoundException', 'Resource does not exist'),
      );
    },
  },
  behaviour: {
    'adds tags, and replaces those of the same key': async (target) => {
      const ResourceArn = await makeTopic(target, { Tags: [pair('a', '1'), pair('b', '2')] });
      await tag(target, ResourceArn, [pair('b', '3'), pair('c', '4')]);
      const { Tags = [] } = await target.client(SNSClient).send(new ListTagsForResourceCommand({ ResourceArn }));
      expect(Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]))).toEqual({ a: '1', b: '3', c: '4' });
    },
  },
};
