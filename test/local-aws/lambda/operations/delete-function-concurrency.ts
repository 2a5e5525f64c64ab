import { DeleteFunctionConcurrencyCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { eventually } from '../../../support/eventually.ts';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { invokeFunction, lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const remove = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new DeleteFunctionConcurrencyCommand({ FunctionName }));

export const deleteFunctionConcurrency: OperationTest = {
  fact: 'Lambda API reference, DeleteFunctionConcurrency: 204; the function shares in what is unreserved again.',
  shape: {
    'answers that there is nothing left, also where there was nothing': async (target) => {
      expect((await remove(target, (await sharedFunction(target)).name)).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(remove(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'lets a function run again that had none left': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      await lambdaOf(target).send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }));
      await remove(target, FunctionName);
      expect(await eventually(() => invokeFunction(target, FunctionName))).toMatchObject({ StatusCode: 200 });
    },
  },
};
