import { CreateAliasCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { invokeFunction, lambdaOf, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

const create = (target: Target, FunctionName: string, Name: string, FunctionVersion = '$LATEST') =>
  lambdaOf(target).send(new CreateAliasCommand({ FunctionName, Name, FunctionVersion, Description: 'd' }));
const createShared = async (target: Target, name: string) => create(target, (await sharedFunction(target)).name, name);

export const createAlias: OperationTest = {
  fact: 'Lambda API reference, CreateAlias: a name that is not only digits, on a version that exists.',
  shape: {
    'answers the alias under its ARN': async (target) => {
      const { name, arn } = await makeVersioned(target);
      const { $metadata, ...alias } = await create(target, name, 'next', '1');
      expect($metadata.httpStatusCode).toBe(201);
      expect(alias).toEqual({
        AliasArn: `${arn}:next`,
        Name: 'next',
        FunctionVersion: '1',
        Description: 'd',
        RevisionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    },
  },
  validation: {
    ...refusals(createShared, {
      'refuses a name of digits': [
        '12',
        'ValidationException',
        "1 validation error detected: Value '12' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)",
      ],
    }),
    'refuses the name of an alias that is there': async (target) => {
      const { name, arn } = await makeVersioned(target);
      await expect(create(target, name, 'live', '1')).rejects.toMatchObject(
        refusal('ResourceConflictException', `Alias already exists: ${arn}:live`),
      );
    },
    'refuses a version that does not exist': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(create(target, name, 'lost', '42')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `Function not found: ${arn}:42`),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(create(target, arn, 'live')).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'makes a name by which the version is invoked': async (target) => {
      const { name } = await makeVersioned(target);
      await create(target, name, 'next', '1');
      expect(await invokeFunction(target, `${name}:next`)).toMatchObject({ ExecutedVersion: '1' });
    },
  },
};
