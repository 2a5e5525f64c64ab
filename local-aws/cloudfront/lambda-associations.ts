import type { DistributionConfig, LambdaFunctionAssociation } from '@aws-sdk/client-cloudfront';
import type { AuthorizationRequest } from '../operation.ts';

/** Every association of the default behaviour and of the others. */
export const associationsOf = (config: DistributionConfig | undefined): LambdaFunctionAssociation[] =>
  [config?.DefaultCacheBehavior, ...(config?.CacheBehaviors?.Items ?? [])].flatMap(
    (behavior) => behavior?.LambdaFunctionAssociations?.Items ?? [],
  );

export const versionArnsOf = (config: DistributionConfig | undefined): string[] => [
  ...new Set(associationsOf(config).map(({ LambdaFunctionARN = '' }) => LambdaFunctionARN)),
];

/** Who associates a function must be allowed to read it and to let CloudFront copy it. */
export const onFunctions = (config: DistributionConfig | undefined): AuthorizationRequest[] =>
  versionArnsOf(config).flatMap((resource) =>
    ['lambda:GetFunction', 'lambda:EnableReplication'].map((action) => ({
      action,
      resource,
      resourceAccount: resource.split(':')[4] ?? '',
    })),
  );
