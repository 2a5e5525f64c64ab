import type { ListRegionsCommandInput, ListRegionsCommandOutput } from '@aws-sdk/client-account';
import { AwsError } from '../aws-error.ts';
import { regionStatus } from '../accounts.ts';
import type { Operation } from '../operation.ts';
import { accountArn, checkAccountId } from './account-id.ts';

const maxPage = 50;
const defaultPage = 20;

const writeToken = (start: number): string => Buffer.from(String(start)).toString('base64');

const readToken = (token: string): number => {
  const start = Number(Buffer.from(token, 'base64').toString());
  if (writeToken(start) === token) return start;
  throw new AwsError('ValidationException', 'NextToken is invalid', 400, { reason: 'fieldValidationFailed' });
};

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
    const start = input.NextToken === undefined ? 0 : readToken(input.NextToken);
    const all = world.regions
      .map(({ name }) => ({ RegionName: name, RegionOptStatus: regionStatus(world, account, name) ?? 'DISABLED' }))
      .filter(({ RegionOptStatus }) => input.RegionOptStatusContains?.includes(RegionOptStatus) ?? true);
    const end = start + size;
    return {
      Regions: all.slice(start, end),
      ...(end < all.length ? { NextToken: writeToken(end) } : {}),
    };
  },
};
