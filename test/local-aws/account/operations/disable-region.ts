import {
  AccountClient,
  DisableRegionCommand,
  EnableRegionCommand,
  type DisableRegionCommandInput,
} from '@aws-sdk/client-account';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { settle, statusOf } from '../region-status.ts';

const region = 'ap-east-1';
const disable = async (target: Target, input: Partial<DisableRegionCommandInput>) =>
  target.client(AccountClient).send(new DisableRegionCommand({ RegionName: region, ...input }));

export const disableRegion: OperationTest = {
  fact: 'Account Management API reference, DisableRegion: disabling takes minutes to hours, DISABLING meanwhile; a region enabled by default cannot be changed; ConflictException while the other change runs.',
  shape: {
    'answers nothing, and the region is on its way': onlyLocally(
      'a change of region takes hours',
      async (target, local) => {
        await target.client(AccountClient).send(new EnableRegionCommand({ RegionName: region }));
        await settle(target, local, region, 'ENABLED');
        const { $metadata: _, ...rest } = await disable(target, {});
        expect(rest).toEqual({});
        expect(await statusOf(target, region)).toBe('DISABLING');
        await settle(target, local, region, 'DISABLED');
      },
    ),
  },
  validation: {
    ...refusals(disable, {
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
      await settle(target, local, region, 'ENABLED');
      await client.send(new DisableRegionCommand({ RegionName: region }));
      const opposite = client.send(new EnableRegionCommand({ RegionName: region }));
      await expect(opposite).rejects.toMatchObject({
        name: 'ConflictException',
        $metadata: { httpStatusCode: 409 },
      });
      await settle(target, local, region, 'DISABLED');
    }),
  },
  behaviour: {
    'may be said of a region that is disabled already': onlyLocally(
      'a change of region takes hours',
      async (target, local) => {
        expect(await statusOf(target, region)).toBe('DISABLED');
        await disable(target, {});
        await settle(target, local, region, 'DISABLED');
      },
    ),
  },
};
