import { GetFunctionEventInvokeConfigCommand, PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeQueue } from '../../sqs/make-queue.ts';
import { lambdaOf, makeTargetFunction, noFunction, sharedFunction } from '../target-function.ts';

const get = (target: Target, FunctionName: string) =>
  lambdaOf(target).send(new GetFunctionEventInvokeConfigCommand({ FunctionName }));

export const getFunctionEventInvokeConfig: OperationTest = {
  fact: 'Lambda API reference, GetFunctionEventInvokeConfig: what was put; ResourceNotFoundException where nothing was.',
  shape: {
    'answers what was put': async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      await lambdaOf(target).send(
        new PutFunctionEventInvokeConfigCommand({ FunctionName: name, MaximumRetryAttempts: 1 }),
      );
      expect(await get(target, name)).toMatchObject({
        FunctionArn: `${arn}:$LATEST`,
        LastModified: expect.any(Date),
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnSuccess: {}, OnFailure: {} },
      });
    },
  },
  validation: {
    'refuses a function without a configuration': async (target) => {
      const { name, arn } = await sharedFunction(target);
      await expect(get(target, name)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `The function ${arn}:$LATEST doesn't have an EventInvokeConfig`),
      );
    },
    'refuses a function that does not exist': async (target) => {
      const { arn } = noFunction(target);
      await expect(get(target, arn)).rejects.toMatchObject(
        refusal('ResourceNotFoundException', `The function ${arn}:$LATEST doesn't have an EventInvokeConfig`),
      );
    },
  },
  behaviour: {
    'shows the destinations': onlyLocally('a role that may send', async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      const { arn: Destination } = await makeQueue(target);
      const DestinationConfig = { OnFailure: { Destination } };
      const put = new PutFunctionEventInvokeConfigCommand({ FunctionName, DestinationConfig });
      await lambdaOf(target).send(put);
      expect(await get(target, FunctionName)).toMatchObject({ DestinationConfig });
    }),
  },
};
