import type { GetRegionOptStatusCommandInput, GetRegionOptStatusCommandOutput } from '@aws-sdk/client-account';
import { regionStatus } from '../accounts.ts';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { accountArn, checkAccountId } from './account-id.ts';

export const getRegionOptStatus: Operation<GetRegionOptStatusCommandInput, Partial<GetRegionOptStatusCommandOutput>> = {
  authorize: (call) => [{ action: 'account:GetRegionOptStatus', resource: accountArn(call) }],
  run(call, input) {
    checkAccountId(call, input.AccountId);
    const name = input.RegionName ?? '';
    const status = regionStatus(call.world, call.account, name);
    if (status === undefined) {
      throw new AwsError('ValidationException', `The region ${name} is not valid.`, 400, {
        reason: 'invalidRegionOptTarget',
      });
    }
    return { RegionName: name, RegionOptStatus: status };
  },
};
