import type { EnableRegionCommandInput } from '@aws-sdk/client-account';
import type { Operation } from '../operation.ts';
import { accountArn, checkAccountId } from './account-id.ts';
import { changeRegion } from './change-region.ts';

export const enableRegion: Operation<EnableRegionCommandInput> = {
  authorize: (call, input) => [
    {
      action: 'account:EnableRegion',
      resource: accountArn(call),
      context: { 'account:TargetRegion': input.RegionName ?? '' },
    },
  ],
  run(call, input) {
    checkAccountId(call, input.AccountId);
    changeRegion(call, input.RegionName ?? '', 'ENABLING', 'ENABLED');
  },
};
