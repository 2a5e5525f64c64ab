import { CreateAliasCommand, PublishVersionCommand, UpdateFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { invokeFunction, lambdaOf, makeVersioned, noFunction, settle, sharedFunction } from '../target-function.ts';

const create = (
  target: Target,
  FunctionName: string,
  Name: string,
  FunctionVersion = '$LATEST',
  AdditionalVersionWeights: Record<string, number> = {},
) => {
  const RoutingConfig = { AdditionalVersionWeights };
  const input = { FunctionName, Name, FunctionVersion, Description: 'd', RoutingConfig };
  return lambdaOf(target).send(new CreateAliasCommand(input));
};
const createShared = async (target: Target, name: string) => create(target, (await sharedFunction(target)).name, name);

export const createAlias: OperationTest = {
  fact: 'Lambda API reference, CreateAlias: a name that is not only digits, on a version that exists. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
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
      await expect(create(target, arn, 'live', '1')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `${words}:1`),
      );
    },
    'refuses shares that cannot be': async (target) => {
      const { name } = await makeVersioned(target);
      const share = (weights: Record<string, number>) => create(target, name, 'shared', '1', weights);
      await expect(share({ 2: 0.5, 3: 0.5 })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'Number of items in AdditionalVersionWeights cannot be greater than 1',
        ),
      );
      await expect(share({ 2: 2 })).rejects.toMatchObject(
        refusal(
          'ValidationException',
          /^1 validation error detected: Value '\{2=2\.0\}' at 'routingConfig\.additionalVersionWeights' failed to satisfy constraint: Map value must satisfy constraint: /,
        ),
      );
      await expect(share({ 1: 0.5 })).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'Invalid function version 1. Function version 1 is already included in routing configuration.',
        ),
      );
    },
  },
  behaviour: {
    'makes a name by which the version is invoked': async (target) => {
      const { name } = await makeVersioned(target);
      await create(target, name, 'next', '1');
      expect(await invokeFunction(target, `${name}:next`)).toMatchObject({ ExecutedVersion: '1' });
    },
    'sends a share of the invocations to another version': async (target) => {
      const { name } = await makeVersioned(target);
      await lambdaOf(target).send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Timeout: 5 }));
      await settle(target, name);
      await lambdaOf(target).send(new PublishVersionCommand({ FunctionName: name }));
      expect(await create(target, name, 'shared', '1', { 2: 1 })).toMatchObject({
        FunctionVersion: '1',
        RoutingConfig: { AdditionalVersionWeights: { 2: 1 } },
      });
      expect(await invokeFunction(target, `${name}:shared`)).toMatchObject({ ExecutedVersion: '2' });
    },
  },
};
