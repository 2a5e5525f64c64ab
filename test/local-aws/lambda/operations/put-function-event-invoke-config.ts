import {
  GetFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

type Input = Partial<PutFunctionEventInvokeConfigCommandInput>;
const put = (target: Target, FunctionName: string, input: Input) =>
  lambdaOf(target).send(new PutFunctionEventInvokeConfigCommand({ FunctionName, ...input }));
const putShared = async (target: Target, input: Input) => put(target, (await sharedFunction(target)).name, input);

export const putFunctionEventInvokeConfig: OperationTest = {
  fact: 'Lambda API reference, PutFunctionEventInvokeConfig: no to two retries, an age of one minute to six hours, destinations; replaces all that was set. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers the configuration of $LATEST': async (target) => {
      const { name, arn } = await makeTargetFunction(target);
      expect(await put(target, name, { MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 120 })).toMatchObject({
        FunctionArn: `${arn}:$LATEST`,
        LastModified: expect.any(Date),
        MaximumRetryAttempts: 1,
        MaximumEventAgeInSeconds: 120,
        DestinationConfig: { OnSuccess: {}, OnFailure: {} },
      });
    },
    'answers that of an alias under its ARN': async (target) => {
      const { name, arn } = await makeVersioned(target);
      expect(await put(target, name, { Qualifier: 'live', MaximumRetryAttempts: 0 })).toMatchObject({
        FunctionArn: `${arn}:live`,
        MaximumRetryAttempts: 0,
      });
    },
  },
  validation: {
    ...refusals(putShared, {
      'refuses three retries': [
        { MaximumRetryAttempts: 3 },
        'ValidationException',
        "1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
      ],
      'refuses an age of less than a minute': [
        { MaximumEventAgeInSeconds: 59 },
        'ValidationException',
        "1 validation error detected: Value '59' at 'maximumEventAgeInSeconds' failed to satisfy constraint: Member must have value greater than or equal to 60",
      ],
      'refuses to set nothing': [
        {},
        'InvalidParameterValueException',
        'You must specify at least one of error handling or destination setting.',
      ],
    }),
    'refuses itself, a function that is not there and another service as destination': async (target) => {
      const { name, arn } = await sharedFunction(target);
      const toward = (Destination: string) => put(target, name, { DestinationConfig: { OnSuccess: { Destination } } });
      const none = noFunction(target).arn;
      const user = `arn:aws:iam::${target.accountId}:user/u`;
      for (const [destination, words] of [
        [arn, "You can't specify the function as a destination for itself."],
        [none, `The destination ARN ${none} is invalid.`],
        [
          user,
          `The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=${user}), onFailure=null) is invalid.`,
        ],
      ] as const)
        await expect(toward(destination)).rejects.toMatchObject(refusal('InvalidParameterValueException', words));
    },
    'refuses a function that does not exist': async (target) => {
      await expect(put(target, noFunction(target).arn, { MaximumRetryAttempts: 0 })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', "The function doesn't exist."),
      );
    },
  },
  behaviour: {
    'replaces all that was set': async (target) => {
      const { name: FunctionName } = await makeTargetFunction(target);
      await put(target, FunctionName, { MaximumRetryAttempts: 1 });
      await put(target, FunctionName, { MaximumEventAgeInSeconds: 120 });
      const config = await lambdaOf(target).send(new GetFunctionEventInvokeConfigCommand({ FunctionName }));
      expect(config).toMatchObject({ MaximumEventAgeInSeconds: 120 });
      expect(config).not.toHaveProperty('MaximumRetryAttempts');
    },
  },
};
