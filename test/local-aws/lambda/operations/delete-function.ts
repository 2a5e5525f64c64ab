import { DeleteFunctionCommand, GetFunctionCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { createFunction, lambdaOf, makeTargetFunction, makeVersioned, noFunction } from '../target-function.ts';

const remove = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaOf(target).send(new DeleteFunctionCommand({ FunctionName, ...(Qualifier && { Qualifier }) }));
const get = (target: Target, FunctionName: string) => lambdaOf(target).send(new GetFunctionCommand({ FunctionName }));

export const deleteFunction: OperationTest = {
  fact: 'Lambda API reference, DeleteFunction: the function with all versions, or one version that no alias names; never $LATEST alone. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
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
      await expect(remove(target, name, '1')).rejects.toMatchObject(
        refusal(
          'ResourceConflictException',
          'Unable to delete version because the following aliases reference it: [live]',
        ),
      );
    },
    'refuses an alias': async (target) => {
      const { name } = await makeVersioned(target);
      await expect(remove(target, name, 'live')).rejects.toMatchObject(
        refusal('InvalidParameterValueException', 'Deletion of aliases is not currently supported.'),
      );
    },
  },
  behaviour: {
    'counts a version that is not there as deleted': async (target) => {
      const { name } = await makeVersioned(target);
      expect((await remove(target, name, '42')).$metadata.httpStatusCode).toBe(204);
    },
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
