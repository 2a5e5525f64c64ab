import type { Service } from '../operation.ts';
import { changeResourceRecordSets } from './change-resource-record-sets.ts';
import { createHostedZone } from './create-hosted-zone.ts';
import { deleteHostedZone } from './delete-hosted-zone.ts';
import { getChange } from './get-change.ts';
import { getHostedZone } from './get-hosted-zone.ts';
import { listHostedZones } from './list-hosted-zones.ts';
import { listResourceRecordSets } from './list-resource-record-sets.ts';

export const route53: Service = {
  name: 'route53',
  protocols: ['rest-xml'],
  global: true,
  operations: {
    ChangeResourceRecordSets: changeResourceRecordSets,
    CreateHostedZone: createHostedZone,
    DeleteHostedZone: deleteHostedZone,
    GetChange: getChange,
    GetHostedZone: getHostedZone,
    ListHostedZones: listHostedZones,
    ListResourceRecordSets: listResourceRecordSets,
  },
};
