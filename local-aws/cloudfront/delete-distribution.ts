import type { DeleteDistributionRequest } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../aws-error.ts';
import { endReplication } from '../lambda/replicas.ts';
import type { Operation } from '../operation.ts';
import { findDistribution, onDistribution, refuseOutdated } from './find-distribution.ts';
import { versionArnsOf } from './lambda-associations.ts';
import { statusOf } from './present-distribution.ts';
import { cloudfrontState } from './state.ts';
import { certificateOf, useCertificate } from './viewer-certificate.ts';

export const deleteDistribution: Operation<DeleteDistributionRequest, object> = {
  authorize: (call, input) => onDistribution(call, 'DeleteDistribution', input.Id),
  run: (call, input) => {
    const { world, account } = call;
    const found = findDistribution(call, input.Id);
    refuseOutdated(found, input.IfMatch);
    if (found.config.Enabled || statusOf(world, found) === 'InProgress')
      throw new AwsError(
        'DistributionNotDisabled',
        'The distribution you are trying to delete has not been disabled.',
        409,
      );
    for (const arn of versionArnsOf(found.config)) endReplication(world, arn, found.id);
    useCertificate(world, found, certificateOf(found.config));
    cloudfrontState(world, account).delete(found.id);
    return {};
  },
};
