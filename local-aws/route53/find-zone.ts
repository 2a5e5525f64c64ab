import { failedConstraint, validationErrors } from '../constraint-words.ts';
import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { invalidInput, noSuchHostedZone } from './errors.ts';
import { route53State, type Zone } from './state.ts';

/** SDKs take the prefix off before they send; others may not. */
export const zoneId = (id = ''): string => id.replace(/^\/?hostedzone\//, '');

const checkId = (id: string, field: string): void => {
  if (id.length <= 32) return;
  throw invalidInput(validationErrors(failedConstraint(field, 'Member must have length less than or equal to 32', id)));
};

export const onZone = (
  { world, account }: Call,
  action: string,
  id: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => {
  checkId(zoneId(id), action.endsWith('HostedZone') ? 'id' : 'hostedZoneId');
  const resource = `arn:${world.partition}:route53:::hostedzone/${zoneId(id)}`;
  return [{ action: `route53:${action}`, resource, resourceAccount: account, context }];
};

export const findZone = ({ world, account }: Call, id: string | undefined): Zone => {
  const zone = route53State(world, account).zones.get(zoneId(id));
  if (zone === undefined) throw noSuchHostedZone(zoneId(id));
  return zone;
};
