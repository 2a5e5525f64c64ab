import {
  AccountClient,
  DisableRegionCommand,
  EnableRegionCommand,
  ListRegionsCommand,
  type EnableRegionCommandInput,
} from '@aws-sdk/client-account';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { settle, statusOf } from '../region-status.ts';

const region = 'ap-southeast-5';
const enable = async (target: Target, input: Partial<EnableRegionCommandInput>) =>
  target.client(AccountClient).send(new EnableRegionCommand({ RegionName: region, ...input }));

export const enableRegion: OperationTest = {
  fact: 'Account Management API reference, EnableRegion: enabling takes minutes to hours, ENABLING meanwhile; a region enabled by default cannot be changed; ConflictException while the other change runs.',
  shape: {
    'answers nothing, and the region is on its way': onlyLocally(
      'a change of region takes hours',
      async (target, local) => {
        const { $metadata: _, ...rest } = await enable(target, {});
        expect(rest).toEqual({});
        expect(await statusOf(target, region)).toBe('ENABLING');
        await settle(target, local, region, 'ENABLED');
        await target.client(AccountClient).send(new DisableRegionCommand({ RegionName: region }));
        await settle(target, local, region, 'DISABLED');
      },
    ),
  },
  validation: {
    ...refusals(enable, {
      'refuses a region that is enabled by default': [{ RegionName: 'us-east-1' }, 'ValidationException', /us-east-1/],
      'refuses a region that there is not': [{ RegionName: 'eu-nowhere-1' }, 'ValidationException', /./],
      'refuses another account without an organization': [
        { AccountId: '111122223333' },
        'AccessDeniedException',
        /111122223333/,
      ],
      'refuses an account that is no number': [{ AccountId: 'mine' }, 'ValidationException', /./],
    }),
    'refuses while the other change runs': onlyLocally('a change of region takes hours', async (target, local) => {
      const client = target.client(AccountClient);
      await client.send(new EnableRegionCommand({ RegionName: region }));
      const opposite = client.send(new DisableRegionCommand({ RegionName: region }));
      await expect(opposite).rejects.toMatchObject({
        name: 'ConflictException',
        $metadata: { httpStatusCode: 409 },
      });
      await settle(target, local, region, 'ENABLED');
      await client.send(new DisableRegionCommand({ RegionName: region }));
      await settle(target, local, region, 'DISABLED');
    }),
  },
  behaviour: {
    'lets the account in only once the region is enabled': onlyLocally(
      'a change of region takes hours',
      async (target, local) => {
        const whoAmI = () => target.client(STSClient, { region }).send(new GetCallerIdentityCommand({}));
        await expect(whoAmI()).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
        await enable(target, {});
        await enable(target, {});
        await settle(target, local, region, 'ENABLED');
        expect(await whoAmI()).toMatchObject({ Account: target.accountId });
        const stranger = local.client(AccountClient, 'customer-b').send(new ListRegionsCommand({ MaxResults: 50 }));
        expect((await stranger).Regions).toContainEqual({ RegionName: region, RegionOptStatus: 'DISABLED' });
      },
    ),
  },
};
