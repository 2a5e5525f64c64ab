import { ListVersionsByFunctionCommand, type ListVersionsByFunctionCommandInput } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeVersioned, noFunction, sharedFunction } from '../target-function.ts';

const list = (target: Target, input: ListVersionsByFunctionCommandInput) =>
  lambdaOf(target).send(new ListVersionsByFunctionCommand(input));
const listShared = async (target: Target, input: Partial<ListVersionsByFunctionCommandInput>) =>
  list(target, { FunctionName: (await sharedFunction(target)).name, ...input });

export const listVersionsByFunction: OperationTest = {
  fact: 'Lambda API reference, ListVersionsByFunction: $LATEST and the versions in their order, up to fifty a page, each with the settings of its own. Answers and words as recorded from AWS in localstack/localstack tests/aws/services/lambda_.',
  shape: {
    'answers $LATEST first, each under its own ARN': async (target) => {
      const { name, arn } = await makeVersioned(target);
      const { Versions = [] } = await list(target, { FunctionName: name });
      for (const left of ['State', 'LastUpdateStatus', 'RuntimeVersionConfig'])
        expect(Versions[0]).not.toHaveProperty(left);
      expect(Versions).toMatchObject([
        { Version: '$LATEST', FunctionArn: `${arn}:$LATEST` },
        { Version: '1', FunctionArn: `${arn}:1` },
      ]);
    },
  },
  validation: {
    ...refusals(listShared, {
      'refuses pages of nothing': [
        { MaxItems: 0 },
        'ValidationException',
        "1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
      ],
    }),
    'refuses a function that does not exist': async (target) => {
      const { arn, words } = noFunction(target);
      await expect(list(target, { FunctionName: arn })).rejects.toMatchObject(
        refusal('ResourceNotFoundException', words),
      );
    },
  },
  behaviour: {
    'goes through all in pages': async (target) => {
      const { name } = await makeVersioned(target);
      const first = await list(target, { FunctionName: name, MaxItems: 1 });
      const second = await list(target, { FunctionName: name, MaxItems: 1, Marker: first.NextMarker });
      expect([first, second].map(({ Versions }) => Versions?.map(({ Version }) => Version))).toEqual([
        ['$LATEST'],
        ['1'],
      ]);
      expect(second.NextMarker).toBeUndefined();
    },
  },
};
