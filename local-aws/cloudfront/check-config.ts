import type { DistributionConfig } from '@aws-sdk/client-cloudfront';
import { AwsError } from '../aws-error.ts';
import { withDefaults } from './with-defaults.ts';

const invalid = (message: string): AwsError => new AwsError('InvalidArgument', message, 400);

/** What a distribution cannot be without; how it caches is not looked at. The rest is filled in. */
export const checkConfig = (config: DistributionConfig | undefined): DistributionConfig => {
  if (!config?.CallerReference) throw invalid('The parameter CallerReference is required.');
  const origins = config.Origins?.Items ?? [];
  if (origins.length === 0) throw invalid('The parameter Origins is required.');
  if (config.Origins?.Quantity !== origins.length)
    throw new AwsError('InconsistentQuantities', 'The value of Quantity and the size of Items do not match.', 400);
  const target = config.DefaultCacheBehavior?.TargetOriginId;
  if (!origins.some(({ Id }) => Id === target))
    throw new AwsError('NoSuchOrigin', 'One or more of your origins or origin groups do not exist.', 404);
  return withDefaults(config);
};
