import { DeleteHostedZoneCommand, Route53Client } from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { change, cname, makeZone } from '../make-zone.ts';

const remove = (target: Target, Id: string) => target.client(Route53Client).send(new DeleteHostedZoneCommand({ Id }));

export const deleteHostedZone: OperationTest = {
  fact: 'Route 53 API reference, DeleteHostedZone: only with nothing but the default SOA and NS records, otherwise HostedZoneNotEmpty.',
  shape: {
    'answers the change': async (target) => {
      const { id } = await makeZone(target);
      expect((await remove(target, id)).ChangeInfo).toMatchObject({ Status: 'PENDING' });
    },
  },
  validation: refusals(remove, {
    'refuses a zone that there is not': ['Z0NONE', 'NoSuchHostedZone', 'No hosted zone found with ID: Z0NONE'],
  }),
  behaviour: {
    'refuses a zone with records': async (target) => {
      const { id, name } = await makeZone(target);
      const record = cname(`www.${name}`, 'elsewhere.example.com');
      await change(target, id, ['CREATE', record]);
      await expect(remove(target, id)).rejects.toMatchObject(
        refusal(
          'HostedZoneNotEmpty',
          'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
        ),
      );
      await change(target, id, ['DELETE', record]);
      await remove(target, id);
    },
    'takes the zone away': async (target) => {
      const { id } = await makeZone(target);
      await remove(target, id);
      await expect(remove(target, id)).rejects.toMatchObject({ name: 'NoSuchHostedZone' });
    },
  },
};
