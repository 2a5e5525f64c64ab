import type { ListRegionsCommandInput, ListRegionsCommandOutput } from '@aws-sdk/client-account';
import { AwsError } from '../aws-error.ts';
import { regionStatus } from '../accounts.ts';
import type { Operation } from '../operation.ts';
import { accountArn, checkAccountId } from './account-id.ts';

const maxPage = 50;
const defaultPage = 20;

export const listRegions: Operation<ListRegionsCommandInput, Partial<ListRegionsCommandOutput>> = {
  authorize: (call) => [{ action: 'account:ListRegions', resource: accountArn(call) }],
  run(call, input) {
    checkAccountId(call, input.AccountId);
    const { world, account } = call;
    const size = input.MaxResults ?? defaultPage;
    if (size < 1 || size > maxPage) {
      throw new AwsError('ValidationException', `MaxResults must be between 1 and ${maxPage}`, 400, {
        reason: 'fieldValidationFailed',
      });
    }
    const start = input.NextToken === undefined ? 0 : Number(Buffer.from(input.NextToken, 'base64').toString());
    if (Number.isNaN(start))
      throw new AwsError('ValidationException', 'NextToken is invalid', 400, { reason: 'fieldValidationFailed' });
    const all = world.regions
      .map(({ name }) => ({ RegionName: name, RegionOptStatus: regionStatus(world, account, name) ?? 'DISABLED' }))
      .filter(({ RegionOptStatus }) => input.RegionOptStatusContains?.includes(RegionOptStatus) ?? true);
    const end = start + size;
    return {
      Regions: all.slice(start, end),
      ...(end < all.length ? { NextToken: Buffer.from(String(end)).toString('base64') } : {}),
    };
  },
};
