import type { GetHostedZoneCommandInput, GetHostedZoneCommandOutput } from '@aws-sdk/client-route-53';
import type { Operation } from '../operation.ts';
import { findZone, onZone } from './find-zone.ts';
import { presentZone } from './state.ts';

export const getHostedZone: Operation<GetHostedZoneCommandInput, Partial<GetHostedZoneCommandOutput>> = {
  authorize: (call, { Id }) => onZone(call, 'GetHostedZone', Id),
  run: (call, { Id }) => {
    const zone = findZone(call, Id);
    return { HostedZone: presentZone(zone), DelegationSet: { NameServers: zone.nameServers } };
  },
};
