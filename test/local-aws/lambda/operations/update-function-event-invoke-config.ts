import {
  PutFunctionEventInvokeConfigCommand,
  UpdateFunctionEventInvokeConfigCommand,
  type UpdateFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../../sqs/make-queue.ts';
import { lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const update = (target: Target, FunctionName: string, input: Partial<UpdateFunctionEventInvokeConfigCommandInput>) =>
  lambdaOf(target).send(new UpdateFunctionEventInvokeConfigCommand({ FunctionName, ...input }));
const makeConfigured = async (target: Target) => {
  const made = await makeTargetFunction(target);
  await lambdaOf(target).send(
    new PutFunctionEventInvokeConfigCommand({ FunctionName: made.name, MaximumRetryAttempts: 1 }),
  );
  return made;
};

export const updateFunctionEventInvokeConfig: OperationTest = {
  fact: 'Lambda API reference, UpdateFunctionEventInvokeConfig: what is not named stays; ResourceNotFoundException where there is no configuration. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the configuration as it is now': async (target) => {
      const { name, arn } = await makeConfigured(target);
      expect(await update(target, name, { MaximumRetryAttempts: 0 })).toMatchObject({
        FunctionArn: `${arn}:$LATEST`,
        MaximumRetryAttempts: 0,
      });
    },
  },
  validation: {
    'refuses a function without a configuration': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(update(target, name, { MaximumRetryAttempts: 0 })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `The function ${arn}:$LATEST doesn't have an EventInvokeConfig`),
      );
    },
    'refuses a function that does not exist': async (target) => {
      await expect(update(target, noFunction(target).arn, { MaximumRetryAttempts: 0 })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', "The function doesn't exist."),
      );
    },
    'refuses to set nothing': async (target) => {
      await expect(update(target, (await makeConfigured(target)).name, {})).rejects.toMatchObject(
        refusal(
          'InvalidParameterValueException',
          'You must specify at least one of error handling or destination setting.',
        ),
      );
    },
  },
  behaviour: {
    'sets destinations for either end': onlyLocally('a role that may send', async (target) => {
      const { name } = await makeConfigured(target);
      const { arn: Destination } = await makeQueue(target);
      const DestinationConfig = { OnSuccess: { Destination }, OnFailure: { Destination } };
      expect(await update(target, name, { DestinationConfig })).toMatchObject({
        MaximumRetryAttempts: 1,
        DestinationConfig,
      });
    }),
    'changes what it names and leaves the rest': async (target) => {
      const { name } = await makeConfigured(target);
      expect(await update(target, name, { MaximumEventAgeInSeconds: 120 })).toMatchObject({
        MaximumRetryAttempts: 1,
        MaximumEventAgeInSeconds: 120,
      });
    },
  },
};
