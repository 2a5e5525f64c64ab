import {
  ListResourceRecordSetsCommand,
  Route53Client,
  type ChangeAction,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { change, cname, makeZone } from '../make-zone.ts';

const recordsOf = async (target: Target, HostedZoneId: string): Promise<ResourceRecordSet[]> => {
  const { ResourceRecordSets = [] } = await target
    .client(Route53Client)
    .send(new ListResourceRecordSetsCommand({ HostedZoneId }));
  return ResourceRecordSets.filter(({ Type }) => Type !== 'NS' && Type !== 'SOA');
};

type Changes = (zone: string) => [ChangeAction, ResourceRecordSet][];
/** What AWS says to a batch, in a zone with a CNAME www and an A record mail. */
const refuses = (changes: Changes, words: (zone: string) => string, name = 'InvalidChangeBatch') =>
  async function refused(target: Target) {
    const { id, name: zone } = await makeZone(target);
    await change(target, id, ['CREATE', cname(`www.${zone}`, 'a.example.com')], ['CREATE', address(`mail.${zone}`)]);
    const before = await recordsOf(target, id);
    await expect(change(target, id, ...changes(zone))).rejects.toMatchObject(refusal(name, words(zone)));
    expect(await recordsOf(target, id)).toEqual(before);
  };
const address = (Name: string, ...values: string[]): ResourceRecordSet => ({
  Name,
  Type: 'A',
  TTL: 300,
  ResourceRecords: (values.length > 0 ? values : ['192.0.2.1']).map((Value) => ({ Value })),
});
const invalid = (value: string, problem: string) =>
  `Invalid Resource Record: 'FATAL problem: ${problem} encountered with '${value}''`;
const tooLong = 'x'.repeat(64);
/** As many A records, with so many values each. */
const many = (action: ChangeAction, sets: number, values: number, zone: string): [ChangeAction, ResourceRecordSet][] =>
  Array.from({ length: sets }, (_, set) => [
    action,
    address(`many${set}.${zone}`, ...Array.from({ length: values }, (_, i) => `192.0.2.${i}`)),
  ]);
const text = (Name: string, length: number): ResourceRecordSet => ({
  ...address(Name, `"${'x'.repeat(length - 2)}"`),
  Type: 'TXT',
});

export const changeResourceRecordSets: OperationTest = {
  fact: 'Route 53 API reference, ChangeResourceRecordSets: all changes or none; DELETE must name the same values; CREATE fails if the record is there; UPSERT changes or makes it. Words as users report them in boto/boto 2887, kubernetes-sigs/external-dns 732, hashicorp/terraform 9732, sjmayotte/route53-dynamic-dns 83, danpilch/aws-dyndns 3, ministryofjustice/cloud-platform 4294, GSA-TTS/dns 373, amazon-archives/service-discovery-ecs-dns 23; of white space in names: getmoto/moto tests/test_route53, plesk/ext-route53 13. Developer guide, quotas: 1,000 values and 32,000 characters in a request, of UPSERT twice; words: DNSControl/dnscontrol 1114 and 908.',
  shape: {
    'answers a change that is PENDING': async (target) => {
      const { id, name } = await makeZone(target);
      const { ChangeInfo } = await change(target, id, ['UPSERT', cname(`www.${name}`, 'a.example.com')]);
      expect(ChangeInfo).toMatchObject({ Id: expect.stringMatching(/^\/change\/C/), Status: 'PENDING' });
    },
    'keeps names in lower case, a star as its octal number': async (target) => {
      const { id, name } = await makeZone(target);
      await change(target, id, ['CREATE', cname(`*.WWW.${name}`, 'a.example.com')]);
      expect((await recordsOf(target, id)).map(({ Name }) => Name)).toEqual([`\\052.www.${name}.`]);
    },
  },
  validation: {
    'refuses a zone that there is not': async (target) => {
      const changing = change(target, 'Z0NONE', ['UPSERT', cname('www.example.com', 'a.example.com')]);
      await expect(changing).rejects.toMatchObject(refusal('NoSuchHostedZone', 'No hosted zone found with ID: Z0NONE'));
    },
    'refuses to create what is there': refuses(
      (zone) => [['CREATE', cname(`www.${zone}`, 'b.example.com')]],
      (zone) => `[Tried to create resource record set [name='www.${zone}.', type='CNAME'] but it already exists]`,
    ),
    'refuses to delete what is not there': refuses(
      (zone) => [['DELETE', cname(`ftp.${zone}`, 'a.example.com')]],
      (zone) => `[Tried to delete resource record set [name='ftp.${zone}.', type='CNAME'] but it was not found]`,
    ),
    'refuses to delete another value': refuses(
      (zone) => [['DELETE', cname(`www.${zone}`, 'b.example.com')]],
      (zone) =>
        `[Tried to delete resource record set [name='www.${zone}.', type='CNAME'] but the values provided do not match the current values]`,
    ),
    'refuses to delete with another TTL': refuses(
      (zone) => [['DELETE', cname(`www.${zone}`, 'a.example.com', 61)]],
      (zone) =>
        `[Tried to delete resource record set [name='www.${zone}.', type='CNAME'] but the values provided do not match the current values]`,
    ),
    'refuses a name that is not in the zone': refuses(
      () => [['UPSERT', cname('www.example.org', 'a.example.com')]],
      (zone) => `[RRSet with DNS name www.example.org. is not permitted in zone ${zone}.]`,
    ),
    'refuses a CNAME at the apex': refuses(
      (zone) => [['UPSERT', cname(zone, 'a.example.com')]],
      (zone) => `[RRSet of type CNAME with DNS name ${zone}. is not permitted at apex in zone ${zone}.]`,
    ),
    'refuses a CNAME beside other records': refuses(
      (zone) => [['UPSERT', cname(`mail.${zone}`, 'a.example.com')]],
      (zone) =>
        `[RRSet of type CNAME with DNS name mail.${zone}. is not permitted as it conflicts with other records with the same DNS name in zone ${zone}.]`,
    ),
    'refuses other records beside a CNAME': refuses(
      (zone) => [['UPSERT', address(`www.${zone}`)]],
      (zone) =>
        `[RRSet of type A with DNS name www.${zone}. is not permitted because a conflicting RRSet of type  CNAME with the same DNS name already exists in zone ${zone}.]`,
    ),
    'refuses a record without a TTL': refuses(
      (zone) => [['UPSERT', { ...cname(`ftp.${zone}`, 'a.example.com'), TTL: undefined }]],
      (zone) =>
        `Invalid request: Missing field 'TTL' in Change with [Action=UPSERT, Name=ftp.${zone}., Type=CNAME, SetIdentifier=null]`,
      'InvalidInput',
    ),
    'refuses values that their type does not have': refuses(
      (zone) => [
        ['UPSERT', address(`a.${zone}`, '300.0.2.1', '192.0.2.1, 192.0.2.2')],
        ['UPSERT', { ...address(`b.${zone}`, '192.0.2.1'), Type: 'AAAA' }],
        ['UPSERT', { ...address(`c.${zone}`, 'plain'), Type: 'TXT' }],
        ['UPSERT', address(`d.${zone}`, '192.0.2.1', '192.0.2.1')],
      ],
      () => {
        const problems = [
          invalid('192.0.2.1, 192.0.2.2', 'ARRDATANotSingleField (Value contains spaces)'),
          invalid('300.0.2.1', 'ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)'),
          invalid('192.0.2.1', 'AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)'),
          invalid('plain', 'InvalidCharacterString (Value should be enclosed in quotation marks)'),
          "Duplicate Resource Record: '192.0.2.1'",
        ];
        return `[${problems.join(', ')}]`;
      },
    ),
    'refuses values that lack a field, or have one too many': refuses(
      (zone) => [
        ['UPSERT', { ...address(`a.${zone}`, 'mail.example.com'), Type: 'MX' }],
        ['UPSERT', { ...address(`b.${zone}`, '1 1 80 a.example. com.'), Type: 'SRV' }],
      ],
      () => {
        const problems = [
          invalid('mail.example.com', "MXRRDATANotTwoFields (MX record doesn't have 2 fields)"),
          invalid('1 1 80 a.example. com.', "SRVRRDATANotFourFields (SRV record doesn't have 4 fields)"),
        ];
        return `[${problems.join(', ')}]`;
      },
    ),
    'refuses white space in a name': refuses(
      (zone) => [['UPSERT', address(`a b.${zone}`)]],
      () => "FATAL problem: UnsupportedCharacter (Value contains unsupported characters) encountered with ' '",
    ),
    'refuses a label of more than 63 characters': refuses(
      (zone) => [['UPSERT', address(`${tooLong}.${zone}`)]],
      () => `FATAL problem: DomainLabelTooLong (Domain label is too long) encountered with '${tooLong}'`,
    ),
    'refuses more than 1000 values at once': refuses(
      (zone) => [...many('CREATE', 5, 200, zone), ['CREATE', address(`more.${zone}`)]],
      () => '[Number of records limit of 1000 exceeded.]',
    ),
    'counts a value twice that it upserts': refuses(
      (zone) => [...many('UPSERT', 5, 100, zone), ['UPSERT', address(`more.${zone}`)]],
      () => '[Number of records limit of 1000 exceeded.]',
    ),
    'refuses more than 32,000 characters in all values': refuses(
      (zone) =>
        Array.from({ length: 129 }, (_, i): [ChangeAction, ResourceRecordSet] => [
          'CREATE',
          text(`t${i}.${zone}`, 250),
        ]),
      () => '[RDATA character limit of 32000 exceeded.]',
    ),
    'refuses what its XML schema does not have': refuses(
      (zone) => [['REPLACE' as ChangeAction, address(`a.${zone}`)]],
      () =>
        "Invalid XML ; cvc-enumeration-valid: Value 'REPLACE' is not facet-valid with respect to enumeration '[CREATE, DELETE, UPSERT]'. It must be a value from the enumeration.",
      'InvalidInput',
    ),
  },
  behaviour: {
    'changes the value by UPSERT': async (target) => {
      const { id, name } = await makeZone(target);
      await change(target, id, ['UPSERT', cname(`www.${name}`, 'a.example.com')]);
      await change(target, id, ['UPSERT', cname(`www.${name}`, 'b.example.com', 30)]);
      expect(await recordsOf(target, id)).toEqual([cname(`www.${name}.`, 'b.example.com', 30)]);
    },
    'makes all changes or none, and names all that is wrong': async (target) => {
      const { id, name } = await makeZone(target);
      const batch = change(
        target,
        id,
        ['CREATE', cname(`good.${name}`, 'a.example.com')],
        ['DELETE', cname(`one.${name}`, 'a.example.com')],
        ['DELETE', cname(`two.${name}`, 'a.example.com')],
      );
      const missing = (label: string) =>
        `Tried to delete resource record set [name='${label}.${name}.', type='CNAME'] but it was not found`;
      await expect(batch).rejects.toMatchObject(
        refusal('InvalidChangeBatch', `[${missing('one')}, ${missing('two')}]`),
      );
      expect(await recordsOf(target, id)).toEqual([]);
    },
    'makes what is mail and what is a service': async (target) => {
      const { id, name } = await makeZone(target);
      const mail: ResourceRecordSet = { ...address(`mail.${name}.`, '10 a.example.com'), Type: 'MX' };
      const service: ResourceRecordSet = { ...address(`service.${name}.`, '1 2  80 a.example.com'), Type: 'SRV' };
      await change(target, id, ['CREATE', mail], ['CREATE', service]);
      expect(await recordsOf(target, id)).toEqual([mail, service]);
    },
    'makes 1000 values at once': async (target) => {
      const { id, name } = await makeZone(target);
      await change(target, id, ...many('CREATE', 5, 200, name));
      expect(await recordsOf(target, id)).toHaveLength(5);
    },
    'replaces one type by another in one batch': async (target) => {
      const { id, name } = await makeZone(target);
      const record = cname(`www.${name}`, 'a.example.com');
      await change(target, id, ['CREATE', record]);
      await change(target, id, ['DELETE', record], ['CREATE', address(`www.${name}`)]);
      expect((await recordsOf(target, id)).map(({ Type }) => Type)).toEqual(['A']);
    },
    'keeps the records that each zone needs': async (target) => {
      const { id } = await makeZone(target);
      const { ResourceRecordSets = [] } = await target
        .client(Route53Client)
        .send(new ListResourceRecordSetsCommand({ HostedZoneId: id }));
      for (const record of ResourceRecordSets)
        await expect(change(target, id, ['DELETE', record])).rejects.toMatchObject({
          name: 'InvalidChangeBatch',
          message: expect.stringContaining(`${record.Type} record`),
        });
    },
  },
};
