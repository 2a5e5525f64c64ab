import { DeleteAliasCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { invokeFunction, lambdaOf, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

const remove = (target: Target, FunctionName: string, Name = 'live') =>
  lambdaOf(target).send(new DeleteAliasCommand({ FunctionName, Name }));

export const deleteAlias: OperationTest = {
  fact: 'Lambda API reference, DeleteAlias: 204; an alias that is not there is no error.',
  shape: {
    'answers that there is nothing left': async (target) => {
      const { name } = await makeVersioned(target);
      expect((await remove(target, name)).$metadata.httpStatusCode).toBe(204);
    },
  },
  validation: {
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(remove(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'takes the alias away, and leaves its version': async (target) => {
      const { name, arn } = await makeVersioned(target);
      await remove(target, name);
      await expect(invokeFunction(target, `${name}:live`)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Function not found: ${arn}:live`),
      );
      expect(await invokeFunction(target, `${name}:1`)).toMatchObject({ StatusCode: 200 });
    },
    'succeeds where there is no alias': async (target) => {
      await expect(remove(target, (await sharedFunction(target)).name, 'none')).resolves.toBeDefined();
    },
  },
};
