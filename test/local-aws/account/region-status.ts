import { AccountClient, GetRegionOptStatusCommand, type RegionOptStatus } from '@aws-sdk/client-account';
import { expect } from '@jest/globals';
import { eventually } from '../../support/eventually.ts';
import type { TestAws } from '../../support/start-local-aws.ts';
import type { Target } from '../../support/start-target.ts';

export const statusOf = async (target: Target, RegionName: string): Promise<RegionOptStatus | undefined> =>
  (await target.client(AccountClient).send(new GetRegionOptStatusCommand({ RegionName }))).RegionOptStatus;

/** Lets the minutes pass that a change of region takes, and sees what came of it. */
export const settle = async (target: Target, local: TestAws, region: string, status: string): Promise<void> => {
  local.clock.advance(61_000);
  await eventually(async () => expect(await statusOf(target, region)).toBe(status));
};
