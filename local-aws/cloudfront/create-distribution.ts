import { randomBytes } from 'node:crypto';
import type { CreateDistributionRequest, CreateDistributionResult } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../aws-error.ts';
import { replicate } from '../lambda/replicas.ts';
import type { Operation } from '../operation.ts';
import { checkAliases } from './check-aliases.ts';
import { checkAssociations } from './check-associations.ts';
import { checkConfig } from './check-config.ts';
import { checkNewOrigins } from './check-origins.ts';
import { onDistribution } from './find-distribution.ts';
import { onFunctions, versionArnsOf } from './lambda-associations.ts';
import { lacking } from './lacking.ts';
import { presentDistribution } from './present-distribution.ts';
import { cloudfrontState, deploymentTime, distributionArn, type Distribution } from './state.ts';
import { certificateOf, checkCertificate, useCertificate } from './viewer-certificate.ts';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const randomText = (length: number): string =>
  [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');

export const newEtag = (): string => `E${randomText(13)}`;

export const createDistribution: Operation<CreateDistributionRequest, CreateDistributionResult> = {
  authorize: (call, { DistributionConfig: config }) => [
    ...onDistribution(call, 'CreateDistribution', undefined),
    ...onFunctions(config),
  ],
  lacks: lacking,
  keeps: ['DistributionConfig'],
  run: async (call, input) => {
    const { world, account } = call;
    const config = checkConfig(input.DistributionConfig);
    checkNewOrigins(config);
    const state = cloudfrontState(world, account);
    checkCertificate(call, config);
    checkAliases(call, config);
    await checkAssociations(call, config);
    const same = [...state.values()].find((other) => other.config.CallerReference === config.CallerReference);
    if (same)
      throw new AwsError(
        'DistributionAlreadyExists',
        `The caller reference that you are using to create a distribution is associated with another distribution. Already exists: ${same.id}`,
        409,
      );
    const now = world.clock.now();
    const id = `E${randomText(13)}`;
    const made: Distribution = {
      id,
      arn: distributionArn(world, account, id),
      domainName: `d${randomText(13).toLowerCase()}.cloudfront.net`,
      etag: newEtag(),
      config,
      modifiedAt: now,
      deployedAt: now + deploymentTime,
    };
    state.set(id, made);
    for (const arn of versionArnsOf(config)) replicate(world, arn, id);
    useCertificate(world, made, undefined, certificateOf(config));
    return {
      Distribution: presentDistribution(world, made),
      Location: `https://cloudfront.amazonaws.com/2020-05-31/distribution/${id}`,
      ETag: made.etag,
    };
  },
};
