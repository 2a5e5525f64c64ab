import type { DeleteHostedZoneCommandInput, DeleteHostedZoneCommandOutput } from '@aws-sdk/client-route-53';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findZone, onZone } from './find-zone.ts';
import { addChange, presentChange } from './ids.ts';
import { route53State } from './state.ts';

export const deleteHostedZone: Operation<DeleteHostedZoneCommandInput, Partial<DeleteHostedZoneCommandOutput>> = {
  authorize: (call, { Id }) => onZone(call, 'DeleteHostedZone', Id),
  run: (call, { Id }) => {
    const zone = findZone(call, Id);
    if (zone.records.some(({ set }) => set.Name !== zone.name || !['NS', 'SOA'].includes(set.Type))) {
      throw new AwsError(
        'HostedZoneNotEmpty',
        'The specified hosted zone contains non-required resource record sets  and so cannot be deleted.',
      );
    }
    const state = route53State(call.world, call.account);
    state.zones.delete(zone.id);
    return { ChangeInfo: presentChange(call.world, addChange(call.world, state)) };
  },
};
