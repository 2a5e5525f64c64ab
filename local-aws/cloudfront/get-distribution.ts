import type { GetDistributionRequest, GetDistributionResult } from '@aws-sdk/client-cloudfront';
import type { Operation } from '../operation.ts';
import { findDistribution, onDistribution } from './find-distribution.ts';
import { presentDistribution } from './present-distribution.ts';

export const getDistribution: Operation<GetDistributionRequest, GetDistributionResult> = {
  authorize: (call, input) => onDistribution(call, 'GetDistribution', input.Id),
  run: (call, input) => {
    const found = findDistribution(call, input.Id);
    return { Distribution: presentDistribution(call.world, found), ETag: found.etag };
  },
};
