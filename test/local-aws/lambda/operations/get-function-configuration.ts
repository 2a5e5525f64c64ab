import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { createFunction, lambdaOf, makeVersioned, noFunction, settle, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaOf(target).send(new GetFunctionConfigurationCommand({ FunctionName, ...(Qualifier && { Qualifier }) }));

export const getFunctionConfiguration: OperationTest = {
  fact: 'Lambda API reference, GetFunctionConfiguration: the settings of $LATEST, of a version or of an alias; developer guide, function states.',
  shape: {
    'answers settings and state': async (target) => {
      const { name, arn } = await sharedFunction(target);
      expect(await get(target, name)).toMatchObject({
        FunctionName: name,
        FunctionArn: arn,
        Version: '$LATEST',
        State: 'Active',
        LastUpdateStatus: 'Successful',
      });
    },
    'answers a version under its own ARN': async (target) => {
      const { name, arn } = await makeVersioned(target);
      expect(await get(target, name, 'live')).toMatchObject({ FunctionArn: `${arn}:live`, Version: '1' });
    },
  },
  validation: {
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(get(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'is Pending until the function can run, and has another revision then': onlyLocally('a moment', async (target) => {
      const { FunctionName = '', RevisionId } = await createFunction(target);
      const pending = { State: 'Pending', StateReasonCode: 'Creating', RevisionId };
      expect(await get(target, FunctionName)).toMatchObject(pending);
      await settle(target, FunctionName);
      const active = await get(target, FunctionName);
      expect(active).toMatchObject({ State: 'Active' });
      expect(active).not.toHaveProperty('StateReasonCode');
      expect(active.RevisionId).not.toBe(RevisionId);
    }),
  },
};
