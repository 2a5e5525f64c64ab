import { accountRecords, regionStatus, type RegionStatus } from '../accounts.ts';
import { AwsError } from '../aws-error.ts';
import type { Call } from '../operation.ts';

/** Real regions take minutes to hours to come and go. */
const changeMs = 60_000;

const wait = async (call: Call, region: string, from: RegionStatus, to: RegionStatus): Promise<void> => {
  const { world, account } = call;
  await world.clock.sleep(changeMs, world.signal);
  const status = accountRecords(world).get(account)?.regionStatus;
  if (status?.get(region) === from) status.set(region, to);
};

export const changeRegion = (call: Call, region: string, during: RegionStatus, after: RegionStatus): void => {
  const { world, account } = call;
  const status = regionStatus(world, account, region);
  if (status === undefined || status === 'ENABLED_BY_DEFAULT') {
    throw new AwsError('ValidationException', `The region ${region} cannot be enabled or disabled.`, 400, {
      reason: 'invalidRegionOptTarget',
    });
  }
  if (status === after || status === during) return;
  if (status === 'ENABLING' || status === 'DISABLING') {
    throw new AwsError('ConflictException', `The region ${region} is in status ${status}.`, 409);
  }
  accountRecords(world).get(account)?.regionStatus.set(region, during);
  wait(call, region, during, after).catch(() => {});
};
