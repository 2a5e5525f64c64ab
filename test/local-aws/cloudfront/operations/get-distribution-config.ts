import { CloudFrontClient, GetDistributionConfigCommand } from '@aws-sdk/client-cloudfront';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { getDistribution, makeDistribution, noDistribution } from '../make-distribution.ts';
import { makeVersion } from '../make-version.ts';

const get = (target: Target, Id: string) =>
  target.client(CloudFrontClient).send(new GetDistributionConfigCommand({ Id }));

export const getDistributionConfig: OperationTest = {
  fact: 'CloudFront API reference, GetDistributionConfig: the config alone, to be changed and sent back, and the ETag that goes with it.',
  shape: {
    'answers the config and the ETag of the distribution': async (target) => {
      const { id, reference } = await makeDistribution(target);
      const { DistributionConfig, ETag } = await get(target, id);
      expect(DistributionConfig?.CallerReference).toBe(reference);
      expect(ETag).toBe((await getDistribution(target, id)).ETag);
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
    'has the functions that were associated': async (target) => {
      const { arn } = await makeVersion(target);
      const { id } = await makeDistribution(target, {}, [{ arn }]);
      const { DistributionConfig } = await get(target, id);
      expect(DistributionConfig?.DefaultCacheBehavior?.LambdaFunctionAssociations).toMatchObject({
        Quantity: 1,
        Items: [{ EventType: 'viewer-request', LambdaFunctionARN: arn }],
      });
    },
  },
};
