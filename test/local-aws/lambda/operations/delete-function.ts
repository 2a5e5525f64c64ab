import { DeleteFunctionCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { createFunction, lambdaOf, makeTargetFunction, makeVersioned, noFunction } from '../target-function.ts';

const remove = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaOf(target).send(new DeleteFunctionCommand({ FunctionName, ...(Qualifier && { Qualifier }) }));
const get = (target: Target, FunctionName: string) => lambdaOf(target).send(new GetFunctionCommand({ FunctionName }));

export const deleteFunction: OperationTest = {
  fact: 'Lambda API reference, DeleteFunction: the function with all versions, or one version that no alias names; never $LATEST alone.',
  shape: {
    'answers that there is nothing left': async (target) => {
      const { name } = await makeTargetFunction(target);
      expect((await remove(target, name)).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(remove(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
    'refuses $LATEST alone': async (target) => {
      const { name } = await makeTargetFunction(target);
      await expect(remove(target, name, '$LATEST')).rejects.toMatchObject(
        refusal('InvalidParameterValueException', '$LATEST version cannot be deleted without deleting the function.'),
      );
    },
    'refuses a version that an alias names': async (target) => {
      const { name } = await makeVersioned(target);
      await expect(remove(target, name, '1')).rejects.toMatchObject(refusal('ResourceConflictException', /\blive\b/));
    },
  },
  behaviour: {
    'takes the function away with its versions': async (target) => {
      const { arn } = await makeVersioned(target);
      await remove(target, arn);
      for (const gone of [arn, `${arn}:1`])
        await expect(get(target, gone)).rejects.toMatchObject(
          refusal('ResourceNotFoundException', `Function not found: ${gone}`),
        );
    },
    'leaves the name free': async (target) => {
      const { name } = await makeTargetFunction(target);
      await remove(target, name);
      expect((await createFunction(target, { FunctionName: name })).FunctionName).toBe(name);
    },
  },
};
