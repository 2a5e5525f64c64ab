import { ListTagsCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const list = (target: Target, Resource: string) => lambdaOf(target).send(new ListTagsCommand({ Resource }));

export const listTags: OperationTest = {
  fact: 'Lambda API reference, ListTags: all tags of a function as a map.',
  shape: {
    'answers the tags by key': async (target) => {
      const { arn } = await makeTargetFunction(target, { Tags: { team: 'a b' } });
      expect((await list(target, arn)).Tags).toEqual({ team: 'a b' });
    },
    'answers an empty map where there are no tags': async (target) => {
      expect((await list(target, (await sharedFunction(target)).arn)).Tags).toEqual({});
    },
  },
  validation: {
    'refuses an alias': async (target) => {
      const { arn } = await sharedFunction(target);
      await expect(list(target, `${arn}:live`)).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'Tags on function aliases and versions are not supported. Please specify a function ARN.',
        ),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(list(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'shows the tags that a function was created with': async (target) => {
      const { arn } = await makeTargetFunction(target, { Tags: { made: 'with' } });
      expect((await list(target, arn)).Tags).toEqual({ made: 'with' });
    },
  },
};
