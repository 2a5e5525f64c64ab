import { ListHostedZonesCommand, Route53Client, type ListHostedZonesCommandInput } from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeZone } from '../make-zone.ts';

const list = (target: Target, input: ListHostedZonesCommandInput = {}) =>
  target.client(Route53Client).send(new ListHostedZonesCommand(input));

export const listHostedZones: OperationTest = {
  fact: 'Route 53 API reference, ListHostedZones: at most 100 in each answer; NextMarker starts the next page.',
  shape: {
    'tells the zones of the account': async (target) => {
      const { id, name } = await makeZone(target);
      const { HostedZones, IsTruncated } = await list(target);
      expect(HostedZones).toContainEqual(expect.objectContaining({ Id: `/hostedzone/${id}`, Name: `${name}.` }));
      expect(IsTruncated).toBe(false);
    },
  },
  validation: refusals(list, {
    'refuses a page of no zones': [{ MaxItems: 0 }, 'InvalidInput', /maxitems/i],
  }),
  behaviour: {
    'tells no zone that is public where the private ones are asked for': async (target) => {
      const { name } = await makeZone(target);
      const { HostedZones = [] } = await list(target, { HostedZoneType: 'PrivateHostedZone' });
      expect(HostedZones.map(({ Name }) => Name)).not.toContain(`${name}.`);
    },
    'gives pages': async (target) => {
      await makeZone(target);
      await makeZone(target);
      const first = await list(target, { MaxItems: 1 });
      expect(first).toMatchObject({ IsTruncated: true, MaxItems: 1 });
      const second = await list(target, { MaxItems: 1, Marker: first.NextMarker });
      expect(second.HostedZones?.[0]?.Id).toBe(`/hostedzone/${first.NextMarker}`);
      expect(second.HostedZones?.[0]?.Id).not.toBe(first.HostedZones?.[0]?.Id);
    },
  },
};
