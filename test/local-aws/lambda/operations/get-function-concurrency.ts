import { GetFunctionConcurrencyCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new GetFunctionConcurrencyCommand({ FunctionName }));

export const getFunctionConcurrency: OperationTest = {
  fact: 'Lambda API reference, GetFunctionConcurrency: what is reserved, and nothing where nothing is.',
  shape: {
    'answers nothing where nothing is reserved': async (target) => {
      const { $metadata: _, ...answer } = await get(target, (await sharedFunction(target)).name);
      expect(answer).toEqual({});
    },
  },
  validation: {
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(get(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'shows what was reserved': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      await lambdaOf(target).send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
      expect(await get(target, FunctionName)).toMatchObject({ ReservedConcurrentExecutions: 0 });
    },
  },
};
