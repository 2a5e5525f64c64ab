import type { ListHostedZonesCommandInput, ListHostedZonesCommandOutput } from '@aws-sdk/client-route-53';
import type { Operation } from '../operation.ts';
import { readMaxItems } from './max-items.ts';
import { presentZone, route53State } from './state.ts';

export const listHostedZones: Operation<ListHostedZonesCommandInput, Partial<ListHostedZonesCommandOutput>> = {
  authorize: () => [{ action: 'route53:ListHostedZones', resource: '*' }],
  lacks: ['DelegationSetId'],
  run: ({ world, account }, { Marker, MaxItems, HostedZoneType }) => {
    const size = readMaxItems(MaxItems, 100);
    // None is private here.
    const asked = HostedZoneType === 'PrivateHostedZone' ? [] : [...route53State(world, account).zones.values()];
    const zones = asked.sort((a, b) => (a.id < b.id ? -1 : 1));
    const rest = zones.filter(({ id }) => id >= (Marker ?? ''));
    const next = rest[size]?.id;
    return {
      HostedZones: rest.slice(0, size).map(presentZone),
      ...(Marker === undefined ? {} : { Marker }),
      IsTruncated: next !== undefined,
      ...(next === undefined ? {} : { NextMarker: next }),
      MaxItems: size,
    };
  },
};
