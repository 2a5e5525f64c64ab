import {
  CreateHostedZoneCommand,
  DeleteHostedZoneCommand,
  GetHostedZoneCommand,
  Route53Client,
  type CreateHostedZoneCommandInput,
} from '@aws-sdk/client-route-53';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeZone } from '../make-zone.ts';

const create = (target: Target, input: Partial<CreateHostedZoneCommandInput>) =>
  target
    .client(Route53Client)
    .send(new CreateHostedZoneCommand({ Name: 'x.example.com', CallerReference: target.unique('refused'), ...input }));

export const createHostedZone: OperationTest = {
  fact: 'Route 53 API reference, CreateHostedZone: NS and SOA records are made with the zone; PENDING at first; a caller reference once; zones of the same name may exist.',
  shape: {
    'answers the zone with its name servers': async (target) => {
      const Name = `${target.unique('Zone')}.example.com`;
      const { id, made } = await makeZone(target, Name);
      expect(made).toMatchObject({
        HostedZone: { Id: `/hostedzone/${id}`, Name: `${Name.toLowerCase()}.`, ResourceRecordSetCount: 2 },
        ChangeInfo: { Id: expect.stringMatching(/^\/change\/C/), Status: 'PENDING' },
        Location: `https://route53.amazonaws.com/2013-04-01/hostedzone/${id}`,
      });
      expect(made.DelegationSet?.NameServers).toHaveLength(4);
    },
  },
  validation: refusals(create, {
    'refuses a comment that is too long': [
      { HostedZoneConfig: { Comment: 'x'.repeat(257) } },
      'InvalidInput',
      /^Invalid XML ; cvc-maxLength-valid: .* with length = '257' .* maxLength '256' for type 'ResourceDescription'\.$/,
    ],
    'refuses what is no domain name': [{ Name: 'a..example.com' }, 'InvalidDomainName', /is not valid/],
    'refuses a caller reference that is too long': [
      { CallerReference: 'x'.repeat(129) },
      'InvalidInput',
      /^Invalid XML ; cvc-maxLength-valid: .* with length = '129' .* maxLength '128' for type 'Nonce'\.$/,
    ],
  }),
  behaviour: {
    'keeps its comment': async (target) => {
      const HostedZoneConfig = { Comment: 'For the shop', PrivateZone: false };
      const { HostedZone } = await create(target, { HostedZoneConfig });
      const Id = HostedZone?.Id ?? '';
      target.afterwards(() => target.client(Route53Client).send(new DeleteHostedZoneCommand({ Id })));
      const found = await target.client(Route53Client).send(new GetHostedZoneCommand({ Id }));
      expect(found.HostedZone?.Config).toEqual(HostedZoneConfig);
    },
    'refuses a caller reference that was used': async (target) => {
      const { made } = await makeZone(target);
      const again = create(target, { CallerReference: made.HostedZone?.CallerReference });
      await expect(again).rejects.toMatchObject(
        refusal(
          'HostedZoneAlreadyExists',
          'A hosted zone has already been created with the specified caller reference.',
        ),
      );
    },
    'makes another zone of the same name': async (target) => {
      const { id, name } = await makeZone(target);
      expect((await makeZone(target, name)).id).not.toBe(id);
    },
  },
};
