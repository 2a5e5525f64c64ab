import {
  AccountClient,
  GetRegionOptStatusCommand,
  ListRegionsCommand,
  type GetRegionOptStatusCommandInput,
} from '@aws-sdk/client-account';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';

const get = async (target: Target, input: Partial<GetRegionOptStatusCommandInput>) =>
  target.client(AccountClient).send(new GetRegionOptStatusCommand({ RegionName: 'us-east-1', ...input }));

export const getRegionOptStatus: OperationTest = {
  fact: 'Account Management API reference, GetRegionOptStatus: the state of one region in the account.',
  shape: {
    'answers the region and its state': async (target) => {
      const { $metadata: _, ...answer } = await get(target, {});
      expect(answer).toEqual({ RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a region that there is not': [{ RegionName: 'eu-nowhere-1' }, 'ValidationException', /./],
      'refuses a name of 51 characters': [{ RegionName: 'r'.repeat(51) }, 'ValidationException', /./],
      'refuses another account without an organization': [
        { AccountId: '111122223333' },
        'AccessDeniedException',
        /111122223333/,
      ],
      'refuses an account that is no number': [{ AccountId: 'mine' }, 'ValidationException', /./],
    }),
  },
  behaviour: {
    'agrees with the list': async (target) => {
      const { Regions = [] } = await target.client(AccountClient).send(new ListRegionsCommand({ MaxResults: 50 }));
      for (const region of Regions.filter(({ RegionOptStatus }) => RegionOptStatus !== 'ENABLED_BY_DEFAULT').slice(
        0,
        3,
      )) {
        expect(await get(target, { RegionName: region.RegionName })).toMatchObject(region);
      }
    },
  },
};
