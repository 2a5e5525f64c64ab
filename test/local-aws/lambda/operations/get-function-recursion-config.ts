import { GetFunctionRecursionConfigCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, noFunction, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new GetFunctionRecursionConfigCommand({ FunctionName }));

export const getFunctionRecursionConfig: OperationTest = {
  fact: 'Lambda API reference, GetFunctionRecursionConfig; developer guide, recursive loop detection: on by default.',
  shape: {
    'answers the one setting': async (target) => {
      const { $metadata: _, ...answer } = await get(target, (await sharedFunction(target)).name);
      expect(Object.keys(answer)).toEqual(['RecursiveLoop']);
    },
  },
  validation: {
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(get(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'stops loops until it is told otherwise': async (target) => {
      expect((await get(target, (await sharedFunction(target)).name)).RecursiveLoop).toBe('Terminate');
    },
  },
};
