import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, sharedFunction } from '../target-function.ts';

const remove = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new DeleteFunctionEventInvokeConfigCommand({ FunctionName }));
const makeConfigured = async (target: Target) => {
  const { name: FunctionName } = await makeTargetFunction(target);
  await lambdaOf(target).send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 }));
  return FunctionName;
};

export const deleteFunctionEventInvokeConfig: OperationTest = {
  fact: 'Lambda API reference, DeleteFunctionEventInvokeConfig: 204; ResourceNotFoundException where there is none.',
  shape: {
    'answers that there is nothing left': async (target) => {
      expect((await remove(target, await makeConfigured(target))).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a function without a configuration': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(remove(target, name)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `The function ${arn}:$LATEST doesn't have an EventInvokeConfig`),
      );
    },
  },
  behaviour: {
    'takes the configuration away': async (target) => {
      const FunctionName = await makeConfigured(target);
      await remove(target, FunctionName);
      const get = new GetFunctionEventInvokeConfigCommand({ FunctionName });
      await expect(lambdaOf(target).send(get)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    },
  },
};
