import type { OperationTest } from '../../support/operation-test.ts';
import { createDistribution } from './operations/create-distribution.ts';
import { deleteDistribution } from './operations/delete-distribution.ts';
import { getDistribution } from './operations/get-distribution.ts';
import { getDistributionConfig } from './operations/get-distribution-config.ts';
import { listDistributions } from './operations/list-distributions.ts';
import { updateDistribution } from './operations/update-distribution.ts';

export const cloudfrontOperationTests: Record<string, OperationTest> = {
  CreateDistribution: createDistribution,
  DeleteDistribution: deleteDistribution,
  GetDistribution: getDistribution,
  GetDistributionConfig: getDistributionConfig,
  ListDistributions: listDistributions,
  UpdateDistribution: updateDistribution,
};
