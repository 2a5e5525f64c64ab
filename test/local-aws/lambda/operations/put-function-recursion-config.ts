import { GetFunctionRecursionConfigCommand, PutFunctionRecursionConfigCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const put = (target: Target, FunctionName: string, RecursiveLoop: string) =>
  lambdaOf(target).send(
    new PutFunctionRecursionConfigCommand({ FunctionName, RecursiveLoop: RecursiveLoop as 'Allow' }),
  );
const putShared = async (target: Target, loop: string) => put(target, (await sharedFunction(target)).name, loop);

export const putFunctionRecursionConfig: OperationTest = {
  fact: 'Lambda API reference, PutFunctionRecursionConfig: Allow or Terminate.',
  shape: {
    'answers what is set': async (target) => {
      const { name } = await makeTargetFunction(target);
      const { $metadata: _, ...answer } = await put(target, name, 'Allow');
      expect(answer).toEqual({ RecursiveLoop: 'Allow' });
    },
  },
  validation: {
    ...refusals(putShared, {
      'refuses another word': [
        'Perhaps',
        'ValidationException',
        /^1 validation error detected: Value 'Perhaps' at 'recursiveLoop' failed to satisfy constraint: Member must satisfy enum value set: \[/,
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(put(target, arn, 'Allow')).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'is what is read afterwards': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      await put(target, FunctionName, 'Allow');
      const read = await lambdaOf(target).send(new GetFunctionRecursionConfigCommand({ FunctionName }));
      expect(read.RecursiveLoop).toBe('Allow');
    },
  },
};
