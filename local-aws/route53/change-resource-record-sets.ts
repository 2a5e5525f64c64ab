import type {
  ChangeResourceRecordSetsCommandInput,
  ChangeResourceRecordSetsCommandOutput,
} from '@aws-sdk/client-route-53';
import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { Operation } from '../operation.ts';
import { applyChanges } from './apply-changes.ts';
import { checkSize } from './check-size.ts';
import { normalizeName } from './dns-name.ts';
import { invalidInput } from './errors.ts';
import { findZone, onZone } from './find-zone.ts';
import { addChange, presentChange } from './ids.ts';
import { route53State } from './state.ts';

type Input = ChangeResourceRecordSetsCommandInput;

/** IAM sees names in lower case and without the dot at the end. */
const contextOf = ({ ChangeBatch }: Input) => {
  const changes = ChangeBatch?.Changes ?? [];
  const unique = (values: (string | undefined)[]) => [...new Set(values.map((value) => value ?? ''))];
  const sets = changes.map(({ ResourceRecordSet }) => ResourceRecordSet);
  return {
    'route53:ChangeResourceRecordSetsNormalizedRecordNames': unique(
      sets.map((set) => normalizeName(set?.Name ?? '').slice(0, -1)),
    ),
    'route53:ChangeResourceRecordSetsRecordTypes': unique(sets.map((set) => set?.Type)),
    'route53:ChangeResourceRecordSetsActions': unique(changes.map(({ Action }) => Action)),
  };
};

const lacking = [
  'AliasTarget',
  'CidrRoutingConfig',
  'Failover',
  'GeoLocation',
  'GeoProximityLocation',
  'HealthCheckId',
  'MultiValueAnswer',
  'Region',
  'SetIdentifier',
  'TrafficPolicyInstanceId',
  'Weight',
];

/** All changes of a batch or none. */
export const changeResourceRecordSets: Operation<Input, Partial<ChangeResourceRecordSetsCommandOutput>> = {
  authorize: (call, input) => onZone(call, 'ChangeResourceRecordSets', input.HostedZoneId, contextOf(input)),
  lacks: lacking.map((member) => `ChangeBatch.Changes[].ResourceRecordSet.${member}`),
  run: (call, { HostedZoneId, ChangeBatch }) => {
    const zone = findZone(call, HostedZoneId);
    const changes = ChangeBatch?.Changes ?? [];
    if (changes.length === 0)
      throw invalidInput(
        validationErrors(
          failedConstraint('changeBatch.changes', 'Member must have length greater than or equal to 1', []),
        ),
      );
    checkSize(changes);
    zone.records = applyChanges(zone, changes, call.world.clock.now());
    const change = addChange(call.world, route53State(call.world, call.account), ChangeBatch?.Comment);
    return { ChangeInfo: presentChange(call.world, change) };
  },
};
