import type { DisableRegionCommandInput } from '@aws-sdk/client-account';
import type { Operation } from '../operation.ts';
import { accountArn, checkAccountId } from './account-id.ts';
import { changeRegion } from './change-region.ts';

export const disableRegion: Operation<DisableRegionCommandInput> = {
  authorize: (call, input) => [
    {
      action: 'account:DisableRegion',
      resource: accountArn(call),
      context: { 'account:TargetRegion': input.RegionName ?? '' },
    },
  ],
  run(call, input) {
    checkAccountId(call, input.AccountId);
    changeRegion(call, input.RegionName ?? '', 'DISABLING', 'DISABLED');
  },
};
