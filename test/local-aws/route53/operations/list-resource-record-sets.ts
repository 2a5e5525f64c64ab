import {
  ListResourceRecordSetsCommand,
  Route53Client,
  type ListResourceRecordSetsCommandInput,
} from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { change, cname, makeZone } from '../make-zone.ts';

const list = (target: Target, HostedZoneId: string, input: Partial<ListResourceRecordSetsCommandInput> = {}) =>
  target.client(Route53Client).send(new ListResourceRecordSetsCommand({ HostedZoneId, ...input }));
const makeRecords = async (target: Target) => {
  const { id, name } = await makeZone(target);
  const names = [`b.${name}`, `a.b.${name}`, `a.${name}`];
  for (const one of names) await change(target, id, ['CREATE', cname(one, 'elsewhere.example.com')]);
  return { id, name };
};
const namesIn = ({ ResourceRecordSets = [] }: Awaited<ReturnType<typeof list>>, zone: string) =>
  ResourceRecordSets.map(({ Name, Type }) => `${Type} ${Name?.replace(`${zone}.`, '@')}`);

export const listResourceRecordSets: OperationTest = {
  fact: 'Route 53 API reference, ListResourceRecordSets: by name with the labels reversed, then by type; at most 300; starts at a name and type; changes that are PENDING are seen.',
  shape: {
    'tells the records that each zone has': async (target) => {
      const { id, name } = await makeZone(target);
      expect(namesIn(await list(target, id), name)).toEqual(['NS @', 'SOA @']);
    },
    'tells type, TTL and values': async (target) => {
      const { id, name } = await makeZone(target);
      const record = cname(`_x.${name}.`, 'elsewhere.example.com');
      await change(target, id, ['CREATE', record]);
      const { ResourceRecordSets } = await list(target, id, { StartRecordName: `_x.${name}`, MaxItems: 1 });
      expect(ResourceRecordSets).toEqual([record]);
    },
  },
  validation: {
    ...refusals(list, {
      'refuses a zone that there is not': ['Z0NONE', 'NoSuchHostedZone', 'No hosted zone found with ID: Z0NONE'],
    }),
    'refuses a type without a name': async (target) => {
      const { id } = await makeZone(target);
      await expect(list(target, id, { StartRecordType: 'A' })).rejects.toMatchObject({ name: 'InvalidInput' });
    },
  },
  behaviour: {
    'orders by the labels from the end': async (target) => {
      const { id, name } = await makeRecords(target);
      expect(namesIn(await list(target, id), name)).toEqual(['NS @', 'SOA @', 'CNAME a.@', 'CNAME b.@', 'CNAME a.b.@']);
    },
    'gives pages': async (target) => {
      const { id, name } = await makeRecords(target);
      const first = await list(target, id, { MaxItems: 3 });
      expect(first).toMatchObject({ IsTruncated: true, NextRecordName: `b.${name}.`, NextRecordType: 'CNAME' });
      const { NextRecordName: StartRecordName, NextRecordType: StartRecordType } = first;
      const second = await list(target, id, { MaxItems: 3, StartRecordName, StartRecordType });
      expect(namesIn(second, name)).toEqual(['CNAME b.@', 'CNAME a.b.@']);
      expect(second.IsTruncated).toBe(false);
    },
  },
};
