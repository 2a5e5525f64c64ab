import {
  CloudFrontClient,
  ListDistributionsCommand,
  type ListDistributionsCommandInput,
} from '@aws-sdk/client-cloudfront';
import { expect } from '@jest/globals';
import { refusal, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { makeDistribution } from '../make-distribution.ts';

const list = async (target: Target, input: ListDistributionsCommandInput = {}) =>
  (await target.client(CloudFrontClient).send(new ListDistributionsCommand(input))).DistributionList;

export const listDistributions: OperationTest = {
  fact: 'CloudFront API reference, ListDistributions: up to 100 a page; NextMarker where there are more.',
  shape: {
    'answers each distribution with what its config says': async (target) => {
      const { id } = await makeDistribution(target, { Comment: 'listed' });
      const { Items = [], Quantity, Marker } = (await list(target)) ?? {};
      expect([Quantity, Marker]).toEqual([Items.length, '']);
      expect(Items.find(({ Id }) => Id === id)).toMatchObject({
        Comment: 'listed',
        Enabled: false,
        Aliases: { Quantity: 0 },
        Restrictions: { GeoRestriction: { RestrictionType: 'none' } },
      });
    },
  },
  validation: {
    'refuses a key that nobody has': async (target) => {
      const credentials = { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' };
      const send = target.client(CloudFrontClient, { credentials }).send(new ListDistributionsCommand({}));
      await expect(send).rejects.toMatchObject(
        refusal('InvalidClientTokenId', 'The security token included in the request is invalid.'),
      );
    },
  },
  behaviour: {
    'goes on after the last one of a page': async (target) => {
      const made = [(await makeDistribution(target)).id, (await makeDistribution(target)).id].sort();
      const found: string[] = [];
      let Marker: string | undefined;
      do {
        const page = await list(target, { MaxItems: 1, ...(Marker && { Marker }) });
        found.push(...(page?.Items ?? []).map(({ Id = '' }) => Id));
        Marker = page?.NextMarker;
      } while (Marker !== undefined);
      expect(found.filter((id) => made.includes(id)).sort()).toEqual(made);
    },
  },
};
