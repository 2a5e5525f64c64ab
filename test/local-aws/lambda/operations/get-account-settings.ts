import { GetAccountSettingsCommand, PutFunctionConcurrencyCommand } from '@aws-sdk/client-lambda';
import { expect } from '@jest/globals';
import { onlyLocally, refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { lambdaOf, makeTargetFunction } from '../target-function.ts';

const get = (target: Target) => lambdaOf(target).send(new GetAccountSettingsCommand({}));

export const getAccountSettings: OperationTest = {
  fact: 'Lambda API reference, GetAccountSettings; developer guide, Lambda quotas: 1,000 concurrent executions in a region, fewer in new accounts; 75 GB of code, 50 MB zipped, 250 MB unzipped.',
  shape: {
    'answers limits and usage': async (target) => {
      const concurrent = expect.any(Number);
      expect(await get(target)).toMatchObject({
        AccountLimit: {
          TotalCodeSize: 80_530_636_800,
          CodeSizeUnzipped: 262_144_000,
          CodeSizeZipped: 52_428_800,
          ConcurrentExecutions: concurrent,
          UnreservedConcurrentExecutions: concurrent,
        },
        AccountUsage: { TotalCodeSize: expect.any(Number), FunctionCount: expect.any(Number) },
      });
    },
  },
  validation: {
    'refuses a caller who may not': onlyLocally('a second caller', async (target, local) => {
      const stranger = { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' };
      const client = lambdaOf({
        ...target,
        client: (Ctor) => local.client(Ctor as never, stranger, target.region) as never,
      });
      await expect(client.send(new GetAccountSettingsCommand({}))).rejects.toMatchObject(
        refusal('UnrecognizedClientException', 'The security token included in the request is invalid.'),
      );
    }),
  },
  behaviour: {
    'counts functions, and what they reserve': onlyLocally('an account of its own', async (target) => {
      const before = await get(target);
      const { name } = await makeTargetFunction(target);
      await lambdaOf(target).send(
        new PutFunctionConcurrencyCommand({ FunctionName: name, ReservedConcurrentExecutions: 5 }),
      );
      const after = await get(target);
      expect(after.AccountUsage?.FunctionCount).toBe((before.AccountUsage?.FunctionCount ?? 0) + 1);
      expect(after.AccountLimit?.UnreservedConcurrentExecutions).toBe(
        (before.AccountLimit?.UnreservedConcurrentExecutions ?? 0) - 5,
      );
    }),
  },
};
