import type { Change, ResourceRecordSet } from '@aws-sdk/client-route-53';
import { AwsError } from '../aws-error.ts';
import { checkLength, checkOneOf, checkRange } from './check-schema.ts';
import { problemsOfValues } from './check-values.ts';
import { isWithin, labelProblem, normalizeName } from './dns-name.ts';
import { invalidChangeBatch, invalidInput } from './errors.ts';
import type { StoredRecord, Zone } from './state.ts';

type RecordSet = StoredRecord['set'];

const actions = ['CREATE', 'DELETE', 'UPSERT'];
const types = 'SOA A TXT NS CNAME MX NAPTR PTR SRV SPF AAAA CAA DS TLSA SSHFP SVCB HTTPS'.split(' ');

/** The records after all changes, in AWS's words when one of them cannot be made: then none is. */
export const applyChanges = (zone: Zone, changes: Change[], now: number): StoredRecord[] => {
  const problems: string[] = [];
  let records = zone.records;
  for (const change of changes) checkSchema(change);
  for (const { Action, ResourceRecordSet: given } of changes) {
    const set = readSet(Action, given);
    const bad = problemsOfValues(set.Type, valuesOf(set));
    if (bad.length > 0) {
      problems.push(...bad);
      continue;
    }
    const same = records.find((one) => one.set.Name === set.Name && one.set.Type === set.Type);
    const problem = Action === 'DELETE' ? checkDelete(zone, set, same) : checkWrite(zone, records, set);
    if (problem !== undefined) problems.push(problem);
    else if (Action === 'CREATE' && same !== undefined)
      problems.push(`Tried to create resource record set ${shown(set)} but it already exists`);
    else {
      records = records.filter((one) => one !== same);
      if (Action === 'DELETE') continue;
      // the same again changes nothing that a name server would have to learn
      const changedAt = same !== undefined && isSame(same.set, set) ? same.changedAt : now;
      records = [...records, { set, changedAt }];
    }
  }
  if (problems.length > 0) throw invalidChangeBatch(problems);
  return records;
};

const shown = ({ Name, Type }: RecordSet): string => `[name='${Name}', type='${Type}']`;

const checkSchema = ({ Action, ResourceRecordSet: given }: Change): void => {
  checkOneOf(Action, actions);
  checkLength('DNSName', given?.Name, { max: 1024 });
  checkOneOf(given?.Type, types);
  checkRange('TTL', given?.TTL, { min: 0, max: 2_147_483_647 });
  for (const { Value } of given?.ResourceRecords ?? []) checkLength('RData', Value, { max: 4000 });
};

const readSet = (action: string | undefined, given: ResourceRecordSet | undefined): RecordSet => {
  const { Name = '', Type = 'A', TTL, ResourceRecords = [] } = given ?? {};
  const where = `Change with [Action=${action ?? ''}, Name=${normalizeName(Name)}, Type=${Type}, SetIdentifier=null]`;
  const problem = labelProblem(Name);
  if (problem !== undefined) throw new AwsError('InvalidChangeBatch', problem);
  if (TTL === undefined && ResourceRecords.length > 0)
    throw invalidInput(`Invalid request: Missing field 'TTL' in ${where}`);
  if (ResourceRecords.length === 0)
    throw invalidInput(
      `Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId], but found none in ${where}`,
    );
  return { Name: normalizeName(Name), Type, TTL, ResourceRecords: ResourceRecords.map(({ Value }) => ({ Value })) };
};

const valuesOf = ({ ResourceRecords = [] }: ResourceRecordSet): string[] =>
  ResourceRecords.map(({ Value = '' }) => Value).sort();

const isSame = (a: RecordSet, b: RecordSet): boolean =>
  a.TTL === b.TTL && JSON.stringify(valuesOf(a)) === JSON.stringify(valuesOf(b));

const checkDelete = (zone: Zone, set: RecordSet, same: StoredRecord | undefined): string | undefined => {
  if (same === undefined) return `Tried to delete resource record set ${shown(set)} but it was not found`;
  if (!isSame(same.set, set))
    return `Tried to delete resource record set ${shown(set)} but the values provided do not match the current values`;
  if (set.Name === zone.name && set.Type === 'SOA') return 'A HostedZone must contain exactly one SOA record.';
  if (set.Name === zone.name && set.Type === 'NS')
    return 'A HostedZone must contain at least one NS record for the zone itself.';
  return undefined;
};

const checkWrite = (zone: Zone, records: StoredRecord[], { Name, Type, ResourceRecords = [] }: RecordSet) => {
  if (!isWithin(Name, zone.name)) return `RRSet with DNS name ${Name} is not permitted in zone ${zone.name}`;
  const others = records.filter(({ set }) => set.Name === Name && set.Type !== Type);
  if (Type !== 'CNAME')
    return others.some(({ set }) => set.Type === 'CNAME')
      ? `RRSet of type ${Type} with DNS name ${Name} is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists in zone ${zone.name}`
      : undefined;
  const cname = `RRSet of type CNAME with DNS name ${Name} is not permitted`;
  if (Name === zone.name) return `${cname} at apex in zone ${zone.name}`;
  if (others.length > 0)
    return `${cname} as it conflicts with other records with the same DNS name in zone ${zone.name}`;
  return ResourceRecords.length > 1
    ? `The record set contains more than one resource record, which is not permitted for type CNAME: ${Name}`
    : undefined;
};
