import { AddPermissionCommand, GetPolicyCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeVersioned, noFunction, noResource, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaOf(target).send(new GetPolicyCommand({ FunctionName, ...(Qualifier && { Qualifier }) }));
const add = (target: Target, FunctionName: string, Qualifier?: string) =>
  lambdaOf(target).send(
    new AddPermissionCommand({
      FunctionName,
      ...(Qualifier && { Qualifier }),
      StatementId: 'events',
      Action: 'lambda:InvokeFunction',
      Principal: 'events.amazonaws.com',
    }),
  );

export const getPolicy: OperationTest = {
  fact: 'Lambda API reference, GetPolicy: the resource policy of a function, a version or an alias, as JSON, with its revision. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the policy as text, and its revision': async (target) => {
      const { name, arn } = await makeVersioned(target);
      await add(target, name);
      const { Policy = '', RevisionId } = await get(target, name);
      expect(RevisionId).toMatch(/^[0-9a-f-]{36}$/);
      expect(JSON.parse(Policy)).toEqual({
        Version: '2012-10-17',
        Id: 'default',
        Statement: [
          {
            Sid: 'events',
            Effect: 'Allow',
            Principal: { Service: 'events.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: arn,
          },
        ],
      });
    },
  },
  validation: {
    'refuses a function without a policy': async (target) => {
      await expect(get(target, (await sharedFunction(target)).name)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noResource),
      );
    },
    'refuses a version that does not exist as one without a policy': async (target) => {
      await expect(get(target, (await sharedFunction(target)).name, '42')).rejects.toMatchObject(
        refusal('ResourceNotFoundException', noResource),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(get(target, arn)).rejects.toMatchObject(refusal('ResourceNotFoundException', words));
    },
  },
  behaviour: {
    'keeps the policy of an alias apart from that of the function': async (target) => {
      const { name } = await makeVersioned(target);
      await add(target, name, 'live');
      await expect(get(target, name)).rejects.toMatchObject(refusal('ResourceNotFoundException', noResource));
      expect(await get(target, name, 'live')).toHaveProperty('Policy');
    },
  },
};
