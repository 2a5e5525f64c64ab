import {
  ChangeResourceRecordSetsCommand,
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  ListResourceRecordSetsCommand,
  Route53Client,
  type ChangeAction,
  type CreateHostedZoneCommandOutput,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import type { Target } from '../../support/start-target.ts';

/** Route 53 deletes a zone only when nothing is in it but what it made itself. */
const removeZone = async (route53: Route53Client, Id: string): Promise<void> => {
  const { ResourceRecordSets = [] } = await route53.send(new ListResourceRecordSetsCommand({ HostedZoneId: Id }));
  const own = ResourceRecordSets.filter(({ Type }) => Type !== 'NS' && Type !== 'SOA');
  const Changes = own.map((ResourceRecordSet) => ({ Action: 'DELETE' as const, ResourceRecordSet }));
  if (Changes.length > 0) {
    await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId: Id, ChangeBatch: { Changes } }));
  }
  await route53.send(new DeleteHostedZoneCommand({ Id }));
};

export const makeZone = async (
  target: Target,
  name = `${target.unique('zone')}.example.com`,
): Promise<{ id: string; name: string; made: CreateHostedZoneCommandOutput }> => {
  const route53 = target.client(Route53Client);
  const made = await route53.send(new CreateHostedZoneCommand({ Name: name, CallerReference: target.unique('zone') }));
  const id = made.HostedZone?.Id?.replace('/hostedzone/', '') ?? '';
  target.afterwards(() => removeZone(route53, id));
  return { id, name, made };
};

/** One record of a zone, in what a change needs. */
export const cname = (Name: string, Value: string, TTL = 60): ResourceRecordSet => ({
  Name,
  Type: 'CNAME',
  TTL,
  ResourceRecords: [{ Value }],
});

export const change = (target: Target, zone: string, ...changes: [ChangeAction, ResourceRecordSet][]) =>
  target.client(Route53Client).send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: zone,
      ChangeBatch: { Changes: changes.map(([Action, ResourceRecordSet]) => ({ Action, ResourceRecordSet })) },
    }),
  );
