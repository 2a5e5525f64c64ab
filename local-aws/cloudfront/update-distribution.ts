import type { UpdateDistributionRequest, UpdateDistributionResult } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../aws-error.ts';
import { endReplication, replicate } from '../lambda/replicas.ts';
import type { Operation } from '../operation.ts';
import { checkAliases } from './check-aliases.ts';
import { checkAssociations } from './check-associations.ts';
import { checkConfig } from './check-config.ts';
import { checkChangedOrigins } from './check-origins.ts';
import { newEtag } from './create-distribution.ts';
import { findDistribution, onDistribution, refuseOutdated } from './find-distribution.ts';
import { onFunctions, versionArnsOf } from './lambda-associations.ts';
import { lacking } from './lacking.ts';
import { presentDistribution } from './present-distribution.ts';
import { deploymentTime } from './state.ts';
import { certificateOf, checkCertificate, useCertificate } from './viewer-certificate.ts';

export const updateDistribution: Operation<UpdateDistributionRequest, UpdateDistributionResult> = {
  authorize: (call, input) => [
    ...onDistribution(call, 'UpdateDistribution', input.Id),
    ...onFunctions(input.DistributionConfig),
  ],
  lacks: lacking,
  keeps: ['DistributionConfig'],
  run: async (call, input) => {
    const { world } = call;
    const found = findDistribution(call, input.Id);
    refuseOutdated(found, input.IfMatch);
    const config = checkConfig(input.DistributionConfig);
    if (config.CallerReference !== found.config.CallerReference)
      throw new AwsError('IllegalUpdate', 'You cannot change the caller reference of a distribution.', 400);
    if (input.DistributionConfig) checkChangedOrigins(input.DistributionConfig);
    checkCertificate(call, config);
    checkAliases(call, config, found);
    await checkAssociations(call, config);
    const [before, after] = [versionArnsOf(found.config), versionArnsOf(config)];
    for (const arn of before) if (!after.includes(arn)) endReplication(world, arn, found.id);
    for (const arn of after) replicate(world, arn, found.id);
    useCertificate(world, found, certificateOf(found.config), certificateOf(config));
    found.config = config;
    found.etag = newEtag();
    found.modifiedAt = world.clock.now();
    found.deployedAt = found.modifiedAt + deploymentTime;
    return { Distribution: presentDistribution(world, found), ETag: found.etag };
  },
};
