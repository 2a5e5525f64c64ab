import type { Service } from '../operation.ts';
import { createDistribution } from './create-distribution.ts';
import { deleteDistribution } from './delete-distribution.ts';
import { getDistributionConfig } from './get-distribution-config.ts';
import { getDistribution } from './get-distribution.ts';
import { listDistributions } from './list-distributions.ts';
import { updateDistribution } from './update-distribution.ts';

/** Distributions as what keeps functions at the edge; nothing is delivered by them. */
export const cloudfront: Service = {
  name: 'cloudfront',
  protocols: ['rest-xml'],
  global: true,
  operations: {
    CreateDistribution: createDistribution,
    DeleteDistribution: deleteDistribution,
    GetDistribution: getDistribution,
    GetDistributionConfig: getDistributionConfig,
    ListDistributions: listDistributions,
    UpdateDistribution: updateDistribution,
  },
};
