import type { ListResourceRecordSetsCommandInput, ListResourceRecordSetsCommandOutput } from '@aws-sdk/client-route-53';
import type { Operation } from '../operation.ts';
import { labelProblem, normalizeName, sortKey } from './dns-name.ts';
import { invalidInput } from './errors.ts';
import { findZone, onZone } from './find-zone.ts';
import { readMaxItems } from './max-items.ts';

type Output = Partial<ListResourceRecordSetsCommandOutput>;

/** In order of the labels from the end, then of the type. Changes are seen at once, before the name servers have them. */
export const listResourceRecordSets: Operation<ListResourceRecordSetsCommandInput, Output> = {
  authorize: (call, { HostedZoneId }) => onZone(call, 'ListResourceRecordSets', HostedZoneId),
  lacks: ['StartRecordIdentifier'],
  run: (call, { HostedZoneId, StartRecordName, StartRecordType, MaxItems }) => {
    const zone = findZone(call, HostedZoneId);
    if (StartRecordType !== undefined && StartRecordName === undefined)
      throw invalidInput('The input is not valid: StartRecordType must be used together with StartRecordName.');
    const problem = StartRecordName === undefined ? undefined : labelProblem(StartRecordName);
    if (problem !== undefined) throw invalidInput(problem);
    const size = readMaxItems(MaxItems, 300);
    const keyOf = (name: string, type: string) => `${sortKey(name)} ${type}`;
    const start = StartRecordName === undefined ? '' : keyOf(normalizeName(StartRecordName), StartRecordType ?? '');
    const rest = zone.records
      .map(({ set }) => ({ set, key: keyOf(set.Name, set.Type) }))
      .filter(({ key }) => key >= start)
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const next = rest[size]?.set;
    return {
      ResourceRecordSets: rest.slice(0, size).map(({ set }) => set),
      IsTruncated: next !== undefined,
      ...(next === undefined ? {} : { NextRecordName: next.Name, NextRecordType: next.Type }),
      MaxItems: size,
    };
  },
};
