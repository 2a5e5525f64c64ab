import { ListTagsCommand, TagResourceCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const tag = (target: Target, Resource: string, Tags: Record<string, string> = { a: '1' }) =>
  lambdaOf(target).send(new TagResourceCommand({ Resource, Tags }));

export const tagResource: OperationTest = {
  fact: 'Lambda API reference, TagResource: functions by their ARN, neither versions nor aliases; a tag with the key of one that is there replaces it. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers that there is nothing to say': async (target) => {
      expect((await tag(target, (await makeTargetFunction(target)).arn)).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a version': async (target) => {
      const { arn } = await sharedFunction(target);
      await expect(tag(target, `${arn}:1`)).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'Tags on function aliases and versions are not supported. Please specify a function ARN.',
        ),
      );
    },
    'refuses what is no ARN of Lambda': async (target) => {
      await expect(tag(target, 'arn:aws:something')).rejects.toMatchObject(
        refusal(
          'ValidationException',
          /^1 validation error detected: Value 'arn:aws:something' at 'resource' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:/,
        ),
      );
    },
    'refuses to set nothing': async (target) => {
      await expect(tag(target, (await sharedFunction(target)).arn, {})).rejects.toMatchObject(
        refusal('InvalidParameterValueException', 'An error occurred and the request cannot be processed.'),
      );
    },
    'refuses a fifty-first tag': async (target) => {
      const { arn } = await makeTargetFunction(target, { Tags: { more: 'v' } });
      const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`key-${at}`, 'v']));
      await expect(tag(target, arn, fifty)).rejects.toMatchObject(
        refusal('InvalidParameterValueException', 'Number of tags exceeds resource tag limit.'),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(tag(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'adds tags, and replaces those of the same key': async (target) => {
      const { arn } = await makeTargetFunction(target, { Tags: { a: '1', b: '2' } });
      await tag(target, arn, { b: '3', c: '4' });
      const { Tags } = await lambdaOf(target).send(new ListTagsCommand({ Resource: arn }));
      expect(Tags).toEqual({ a: '1', b: '3', c: '4' });
    },
  },
};
