import type { GetAccountSettingsRequest, GetAccountSettingsResponse } from '@aws-sdk/client-lambda';
import type { Operation } from '../operation.ts';
import { concurrencyQuota, reservedSum } from './concurrency.ts';
import { lambdaState } from './state.ts';

export const getAccountSettings: Operation<GetAccountSettingsRequest, GetAccountSettingsResponse> = {
  authorize: () => [{ action: 'lambda:GetAccountSettings', resource: '*' }],
  run: ({ world, account, region }) => {
    const functions = [...lambdaState(world, account, region).functions.values()];
    const limit = concurrencyQuota(world, account);
    return {
      AccountLimit: {
        TotalCodeSize: 80_530_636_800,
        CodeSizeUnzipped: 262_144_000,
        CodeSizeZipped: 52_428_800,
        ConcurrentExecutions: limit,
        UnreservedConcurrentExecutions: limit - reservedSum(world, account, region),
      },
      AccountUsage: {
        TotalCodeSize: functions.reduce((sum, fn) => sum + fn.latest.codeSize, 0),
        FunctionCount: functions.length,
      },
    };
  },
};
