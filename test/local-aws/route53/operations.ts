import type { OperationTest } from '../../support/operation-test.ts';
import { changeResourceRecordSets } from './operations/change-resource-record-sets.ts';
import { createHostedZone } from './operations/create-hosted-zone.ts';
import { deleteHostedZone } from './operations/delete-hosted-zone.ts';
import { getChange } from './operations/get-change.ts';
import { getHostedZone } from './operations/get-hosted-zone.ts';
import { listHostedZones } from './operations/list-hosted-zones.ts';
import { listResourceRecordSets } from './operations/list-resource-record-sets.ts';

export const route53OperationTests: Record<string, OperationTest> = {
  ChangeResourceRecordSets: changeResourceRecordSets,
  CreateHostedZone: createHostedZone,
  DeleteHostedZone: deleteHostedZone,
  GetChange: getChange,
  GetHostedZone: getHostedZone,
  ListHostedZones: listHostedZones,
  ListResourceRecordSets: listResourceRecordSets,
};
