import { ListTagsCommand, UntagResourceCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, noFunction } from '../target-function.ts';

const untag = (target: Target, Resource: string, TagKeys = ['a']) =>
  lambdaOf(target).send(new UntagResourceCommand({ Resource, TagKeys }));

export const untagResource: OperationTest = {
  fact: 'Lambda API reference, UntagResource: takes away the tags with these keys; one that is not there is no error. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers that there is nothing to say': async (target) => {
      expect((await untag(target, (await makeTargetFunction(target)).arn)).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses to take nothing away': async (target) => {
      await expect(untag(target, (await makeTargetFunction(target)).arn, [])).rejects.toMatchObject(
        refusal(
          'ValidationException',
          "1 validation error detected: Value null at 'tagKeys' failed to satisfy constraint: Member must not be null",
        ),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(untag(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'takes away the tags that it names, and no other': async (target) => {
      const { arn } = await makeTargetFunction(target, { Tags: { a: '1', b: '2' } });
      await untag(target, arn, ['a', 'none']);
      const { Tags } = await lambdaOf(target).send(new ListTagsCommand({ Resource: arn }));
      expect(Tags).toEqual({ b: '2' });
    },
  },
};
