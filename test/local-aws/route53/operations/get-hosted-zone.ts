import { GetHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { change, cname, makeZone } from '../make-zone.ts';

const get = (target: Target, Id: string) => target.client(Route53Client).send(new GetHostedZoneCommand({ Id }));

export const getHostedZone: OperationTest = {
  fact: 'Route 53 API reference, GetHostedZone: the zone with the number of its records, and its name servers.',
  shape: {
    'tells name and name servers': async (target) => {
      const { id, name } = await makeZone(target);
      const { HostedZone, DelegationSet } = await get(target, id);
      expect(HostedZone).toMatchObject({ Name: `${name}.`, Config: { PrivateZone: false } });
      expect(DelegationSet?.NameServers).toHaveLength(4);
    },
  },
  validation: refusals(get, {
    'refuses a zone that there is not': ['Z0NONE', 'NoSuchHostedZone', 'No hosted zone found with ID: Z0NONE'],
    'refuses an id that is too long': [
      'Z'.repeat(33),
      'InvalidInput',
      `1 validation error detected: Value '${'Z'.repeat(33)}' at 'id' failed to satisfy constraint: Member must have length less than or equal to 32`,
    ],
  }),
  behaviour: {
    'counts the records': async (target) => {
      const { id, name } = await makeZone(target);
      await change(target, id, ['CREATE', cname(`www.${name}`, 'elsewhere.example.com')]);
      expect((await get(target, id)).HostedZone?.ResourceRecordSetCount).toBe(3);
    },
  },
};
