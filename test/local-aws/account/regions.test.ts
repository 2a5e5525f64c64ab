import { describe, expect, it } from '@jest/globals';
import {
  AccountClient,
  DisableRegionCommand,
  EnableRegionCommand,
  GetRegionOptStatusCommand,
  ListRegionsCommand,
} from '@aws-sdk/client-account';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { startTestAws } from '../../support/start-local-aws.ts';

const aws = await startTestAws();
const account = (who: string) => aws.client(AccountClient, who);
const status = async (who: string, RegionName: string) =>
  (await account(who).send(new GetRegionOptStatusCommand({ RegionName }))).RegionOptStatus;

describe('shape (API reference: ListRegions)', () => {
  it('lists all 34 regions over pages', async () => {
    const names: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await account('customer-b').send(new ListRegionsCommand({ MaxResults: 15, NextToken }));
      expect(page.Regions?.length).toBeLessThanOrEqual(15);
      names.push(...(page.Regions ?? []).map(({ RegionName }) => RegionName));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(new Set(names).size).toBe(34);
  });

  it('keeps to the states asked for', async () => {
    const RegionOptStatusContains = ['ENABLED' as const];
    const { Regions } = await account('customer-b').send(new ListRegionsCommand({ RegionOptStatusContains }));
    expect(Regions).toEqual([{ RegionName: 'eu-south-1', RegionOptStatus: 'ENABLED' }]);
  });
});

describe('validation', () => {
  it('refuses a region that is none', async () => {
    await expect(status('vendor', 'eu-nowhere-1')).rejects.toMatchObject({ name: 'ValidationException' });
  });
  it('refuses to switch a region that is on by default', async () => {
    const off = account('vendor').send(new DisableRegionCommand({ RegionName: 'us-east-1' }));
    await expect(off).rejects.toMatchObject({ name: 'ValidationException' });
  });
  it('refuses another account without an organization', async () => {
    const other = account('vendor').send(new ListRegionsCommand({ AccountId: '222222222222' }));
    await expect(other).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('behaviour', () => {
  it('a region takes time to come and go, and answers only while it is on', async () => {
    const region = 'ap-southeast-5';
    const whoAmI = () => aws.client(STSClient, 'customer-a', region).send(new GetCallerIdentityCommand({}));
    expect(await status('customer-a', region)).toBe('DISABLED');
    await expect(whoAmI()).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await account('customer-a').send(new EnableRegionCommand({ RegionName: region }));
    expect(await status('customer-a', region)).toBe('ENABLING');
    aws.clock.advance(61_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await status('customer-a', region)).toBe('ENABLED');
    await expect(whoAmI()).resolves.toHaveProperty('Account', '222222222222');
    expect(await status('customer-b', region)).toBe('DISABLED');
  });
});
