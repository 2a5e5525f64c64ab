import { GetAliasCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string, Name = 'live') =>
  lambdaOf(target).send(new GetAliasCommand({ FunctionName, Name }));

export const getAlias: OperationTest = {
  fact: 'Lambda API reference, GetAlias: the version that an alias names; ResourceNotFoundException.',
  shape: {
    'answers ARN, version and revision': async (target) => {
      const { name, arn } = await makeVersioned(target);
      expect(await get(target, name)).toMatchObject({
        AliasArn: `${arn}:live`,
        Name: 'live',
        FunctionVersion: '1',
        Description: '',
        RevisionId: expect.any(String),
      });
    },
  },
  validation: {
    'refuses an alias that does not exist': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(get(target, name, 'none')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Cannot find alias arn: ${arn}:none`),
      );
    },
    'refuses an alias of a function that does not exist': async (target) => {
      await expect(get(target, noFunction(target).arn)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', /^(Function not found|Cannot find alias arn): arn:aws:lambda:/),
      );
    },
  },
  behaviour: {
    'answers the same revision until the alias changes': async (target) => {
      const { name } = await makeVersioned(target);
      expect((await get(target, name)).RevisionId).toBe((await get(target, name)).RevisionId);
    },
  },
};
