import { GetAccountSettingsCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { invokeFunction, lambdaOf, makeTargetFunction, noFunction } from '../target-function.ts';

const put = (target: Target, FunctionName: string, ReservedConcurrentExecutions: number) =>
  lambdaOf(target).send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));

export const putFunctionConcurrency: OperationTest = {
  fact: 'Lambda API reference, PutFunctionConcurrency: reserves executions for a function and limits it to them; 100 stay unreserved, 10 in accounts with a small quota. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers what is reserved': async (target) => {
      const { name } = await makeTargetFunction(target);
      const { $metadata: _, ...answer } = await put(target, name, 0);
      expect(answer).toEqual({ ReservedConcurrentExecutions: 0 });
    },
  },
  validation: {
    'refuses to leave others too little': async (target) => {
      const { name } = await makeTargetFunction(target);
      const { AccountLimit } = await lambdaOf(target).send(new GetAccountSettingsCommand({}));
      await expect(put(target, name, AccountLimit?.ConcurrentExecutions ?? 0)).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          /^Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of \[(100|10)\]\.$/,
        ),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(put(target, arn, 0)).rejects.toMatchObject(refusal('ResourceNotFoundException', `${words}:$LATEST`));
    },
    'refuses a version': async (target) => {
      await expect(put(target, `${noFunction(target).arn}:1`, 0)).rejects.toMatchObject(
        refusal('InvalidParameterValueException', /^This operation is permitted on Lambda functions only\. /),
      );
    },
  },
  behaviour: {
    'throttles a function that has none left': async (target) => {
      const { name } = await makeTargetFunction(target);
      await put(target, name, 0);
      await expect(invokeFunction(target, name)).rejects.toMatchObject({
        ...refusal('TooManyRequestsException', 'Rate Exceeded.'),
        Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        Type: 'User',
        $metadata: { httpStatusCode: 429 },
      });
    },
  },
};
