import { GetChangeCommand, Route53Client } from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { change, cname, makeZone } from '../make-zone.ts';

const get = (target: Target, Id: string) => target.client(Route53Client).send(new GetChangeCommand({ Id }));
const makeChange = async (target: Target): Promise<string> => {
  const { id, name } = await makeZone(target);
  const made = await change(target, id, ['UPSERT', cname(`www.${name}`, 'elsewhere.example.com')]);
  return made.ChangeInfo?.Id?.replace('/change/', '') ?? '';
};

export const getChange: OperationTest = {
  fact: 'Route 53 API reference, GetChange: PENDING until all name servers have the change, then INSYNC; Developer Guide: usually within 60 seconds.',
  shape: {
    'tells when the change was asked for': async (target) => {
      const id = await makeChange(target);
      const { ChangeInfo } = await get(target, id);
      expect(ChangeInfo).toMatchObject({ Id: `/change/${id}`, SubmittedAt: expect.any(Date) });
    },
  },
  validation: refusals(get, {
    'refuses a change that there is not': ['C0NONE', 'NoSuchChange', /C0NONE/],
  }),
  behaviour: {
    'is PENDING, then INSYNC': onlyLocally('the minute', async (target, local) => {
      const id = await makeChange(target);
      expect((await get(target, id)).ChangeInfo?.Status).toBe('PENDING');
      local.clock.advance(60_000);
      expect((await get(target, id)).ChangeInfo?.Status).toBe('INSYNC');
    }),
  },
};
