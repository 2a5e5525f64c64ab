import { expect } from '@jest/globals';
import { onlyLocally, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { getDistribution as get, makeDistribution, noDistribution, untilDeployed } from '../make-distribution.ts';

export const getDistribution: OperationTest = {
  fact: 'CloudFront API reference, GetDistribution: the distribution with its config and state, and its ETag; NoSuchDistribution.',
  shape: {
    'answers the distribution with its config': async (target) => {
      const { id, reference } = await makeDistribution(target);
      const { Distribution, ETag } = await get(target, id);
      expect(ETag).toMatch(/^E[A-Z0-9]{13}$/);
      expect(Distribution?.DistributionConfig).toMatchObject({
        CallerReference: reference,
        Enabled: false,
        Origins: { Quantity: 1, Items: [{ Id: 'site', DomainName: 'site.example' }] },
      });
      expect(Distribution?.LastModifiedTime).toBeInstanceOf(Date);
    },
  },
  validation: refusals(get, {
    'refuses a distribution that is not there': [
      noDistribution,
      'NoSuchDistribution',
      'The specified distribution does not exist.',
    ],
  }),
  behaviour: {
    'is InProgress until it is Deployed': onlyLocally('the moment', async (target) => {
      const { id } = await makeDistribution(target);
      expect((await get(target, id)).Distribution?.Status).toBe('InProgress');
      await untilDeployed(target, id);
    }),
  },
};
