import type { GetDistributionConfigRequest, GetDistributionConfigResult } from '@aws-sdk/client-cloudfront';
import type { Operation } from '../operation.ts';
import { findDistribution, onDistribution } from './find-distribution.ts';

export const getDistributionConfig: Operation<GetDistributionConfigRequest, GetDistributionConfigResult> = {
  authorize: (call, input) => onDistribution(call, 'GetDistributionConfig', input.Id),
  run: (call, input) => {
    const found = findDistribution(call, input.Id);
    return { DistributionConfig: found.config, ETag: found.etag };
  },
};
