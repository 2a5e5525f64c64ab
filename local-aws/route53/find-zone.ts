import type { AuthorizationRequest, Call, ContextValue } from '../operation.ts';
import { noSuchHostedZone } from './errors.ts';
import { route53State, type Zone } from './state.ts';

/** SDKs take the prefix off before they send; others may not. */
export const zoneId = (id = ''): string => id.replace(/^\/?hostedzone\//, '');

export const onZone = (
  { world, account }: Call,
  action: string,
  id: string | undefined,
  context: Record<string, ContextValue> = {},
): AuthorizationRequest[] => [
  {
    action: `route53:${action}`,
    resource: `arn:${world.partition}:route53:::hostedzone/${zoneId(id)}`,
    resourceAccount: account,
    context,
  },
];

export const findZone = ({ world, account }: Call, id: string | undefined): Zone => {
  const zone = route53State(world, account).zones.get(zoneId(id));
  if (zone === undefined) throw noSuchHostedZone(zoneId(id));
  return zone;
};
