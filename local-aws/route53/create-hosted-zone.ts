import type { CreateHostedZoneCommandInput, CreateHostedZoneCommandOutput } from '@aws-sdk/client-route-53';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { checkLength } from './check-schema.ts';
import { checkDomainName, normalizeName } from './dns-name.ts';
import { addChange, newId, presentChange } from './ids.ts';
import { presentZone, route53State, type Zone } from './state.ts';

export const createHostedZone: Operation<CreateHostedZoneCommandInput, Partial<CreateHostedZoneCommandOutput>> = {
  authorize: () => [{ action: 'route53:CreateHostedZone', resource: '*' }],
  lacks: ['DelegationSetId', 'HostedZoneConfig.PrivateZone', 'VPC'],
  run: ({ world, account }, input) => {
    const { Name = '', CallerReference = '', HostedZoneConfig } = input;
    checkLength('DNSName', Name, { max: 1024 });
    checkLength('Nonce', CallerReference, { min: 1, max: 128 });
    checkLength('ResourceDescription', HostedZoneConfig?.Comment, { max: 256 });
    checkDomainName(Name);
    const state = route53State(world, account);
    if ([...state.zones.values()].some((zone) => zone.callerReference === CallerReference)) {
      throw new AwsError(
        'HostedZoneAlreadyExists',
        'A hosted zone has already been created with the specified caller reference.',
        409,
      );
    }
    const change = addChange(world, state);
    const id = newId('Z');
    const nameServers = ['com', 'net', 'org', 'co.uk'].map(
      (end, i) => `ns-${i * 512 + 37}.awsdns-${i * 16 + 4}.${end}`,
    );
    const zone: Zone = {
      id,
      name: normalizeName(Name),
      callerReference: CallerReference,
      comment: HostedZoneConfig?.Comment,
      change,
      nameServers,
      records: [],
    };
    const [primary = ''] = nameServers;
    const soa = `${primary}. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400`;
    zone.records = [
      { Type: 'NS' as const, TTL: 172_800, ResourceRecords: nameServers.map((server) => ({ Value: `${server}.` })) },
      { Type: 'SOA' as const, TTL: 900, ResourceRecords: [{ Value: soa }] },
    ].map((set) => ({ set: { Name: zone.name, ...set }, changedAt: world.clock.now() }));
    state.zones.set(id, zone);
    return {
      HostedZone: presentZone(zone),
      ChangeInfo: presentChange(world, change),
      DelegationSet: { NameServers: nameServers },
      Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${id}`,
    };
  },
};
