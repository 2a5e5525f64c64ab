import { AccountClient, ListRegionsCommand, type ListRegionsCommandInput } from '@aws-sdk/client-account';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';

const list = async (target: Target, input: ListRegionsCommandInput) =>
  target.client(AccountClient).send(new ListRegionsCommand(input));
const all = async (target: Target, input: ListRegionsCommandInput) => {
  const found = [];
  let page = await list(target, input);
  found.push(...(page.Regions ?? []));
  while (page.NextToken !== undefined) {
    page = await list(target, { ...input, NextToken: page.NextToken });
    found.push(...(page.Regions ?? []));
  }
  return found;
};

export const listRegions: OperationTest = {
  fact: 'Account Management API reference, ListRegions: all regions of the partition with the state of each; 1 to 50 a page; filtered by state.',
  shape: {
    'answers name and state of each region': async (target) => {
      for (const region of await all(target, {})) {
        expect(region).toEqual({
          RegionName: expect.stringMatching(/^[a-z]{2}(-[a-z]+)+-\d$/),
          RegionOptStatus: expect.stringMatching(/^(ENABLED|ENABLING|DISABLING|DISABLED|ENABLED_BY_DEFAULT)$/),
        });
      }
    },
    'answers us-east-1 as enabled by default': async (target) => {
      expect(await all(target, {})).toContainEqual({ RegionName: 'us-east-1', RegionOptStatus: 'ENABLED_BY_DEFAULT' });
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a page of none': [{ MaxResults: 0 }, 'ValidationException', /./],
      'refuses a page of over fifty': [{ MaxResults: 51 }, 'ValidationException', /./],
      'refuses a token that is none': [{ NextToken: '!' }, 'ValidationException', /./],
      'refuses another account without an organization': [
        { AccountId: '111122223333' },
        'AccessDeniedException',
        /111122223333/,
      ],
      'refuses an account that is no number': [{ AccountId: 'mine' }, 'ValidationException', /./],
    }),
  },
  behaviour: {
    'comes in pages, without a region twice': async (target) => {
      const whole = await all(target, { MaxResults: 50 });
      const paged = await all(target, { MaxResults: 7 });
      expect(whole.length).toBeGreaterThanOrEqual(34);
      expect(paged).toEqual(whole);
      expect(new Set(paged.map(({ RegionName }) => RegionName)).size).toBe(paged.length);
      expect((await list(target, { MaxResults: 7 })).Regions).toHaveLength(7);
    },
    'keeps to the states asked for': async (target) => {
      const byDefault = await all(target, { RegionOptStatusContains: ['ENABLED_BY_DEFAULT'] });
      expect(byDefault).toHaveLength(17);
      expect(new Set(byDefault.map(({ RegionOptStatus }) => RegionOptStatus))).toEqual(new Set(['ENABLED_BY_DEFAULT']));
    },
  },
};
