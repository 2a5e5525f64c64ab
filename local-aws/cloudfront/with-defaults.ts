import type {
  CacheBehavior,
  CustomOriginConfig,
  DefaultCacheBehavior,
  DistributionConfig,
  Origin,
  ViewerCertificate,
} from '@aws-sdk/client-cloudfront';

const none = { Quantity: 0 };
const nobody = { Enabled: false, Quantity: 0 };
const reading = () => ({ Quantity: 2, Items: ['HEAD' as const, 'GET' as const] });

const customWithDefaults = (custom: CustomOriginConfig): CustomOriginConfig => ({
  OriginReadTimeout: 30,
  OriginKeepaliveTimeout: 5,
  ...custom,
});

const originWithDefaults = (origin: Origin): Origin => ({
  OriginPath: '',
  CustomHeaders: none,
  ConnectionAttempts: 3,
  ConnectionTimeout: 10,
  OriginShield: { Enabled: false },
  OriginAccessControlId: '',
  ...origin,
  ...(origin.CustomOriginConfig && { CustomOriginConfig: customWithDefaults(origin.CustomOriginConfig) }),
});

/** How long things are kept is told here only where no cache policy says it. */
const behaviorWithDefaults = <Behavior extends CacheBehavior | DefaultCacheBehavior>(behavior: Behavior): Behavior => {
  const { ForwardedValues: forwarded, AllowedMethods: methods } = behavior;
  return {
    TrustedSigners: nobody,
    TrustedKeyGroups: nobody,
    SmoothStreaming: false,
    Compress: false,
    LambdaFunctionAssociations: none,
    FunctionAssociations: none,
    FieldLevelEncryptionId: '',
    ...(forwarded && { MinTTL: 0, DefaultTTL: 86_400, MaxTTL: 31_536_000 }),
    ...behavior,
    AllowedMethods: { ...(methods ?? reading()), CachedMethods: methods?.CachedMethods ?? reading() },
    ...(forwarded && { ForwardedValues: { Headers: none, QueryStringCacheKeys: none, ...forwarded } }),
  };
};

const certificateWithDefaults = (
  given: ViewerCertificate = { CloudFrontDefaultCertificate: true },
): ViewerCertificate => {
  if (given.CloudFrontDefaultCertificate)
    return { SSLSupportMethod: 'vip', MinimumProtocolVersion: 'TLSv1', CertificateSource: 'cloudfront', ...given };
  const { ACMCertificateArn: arn } = given;
  if (arn === undefined) return given;
  return { CloudFrontDefaultCertificate: false, Certificate: arn, CertificateSource: 'acm', ...given };
};

/** The config as CloudFront keeps and answers it: with all that nobody said. */
export const withDefaults = (config: DistributionConfig): DistributionConfig => {
  const { Origins, DefaultCacheBehavior, CacheBehaviors } = config;
  return {
    Aliases: none,
    DefaultRootObject: '',
    OriginGroups: none,
    CustomErrorResponses: none,
    Logging: { Enabled: false, IncludeCookies: false, Bucket: '', Prefix: '' },
    PriceClass: 'PriceClass_All',
    Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
    WebACLId: '',
    HttpVersion: 'http2',
    IsIPV6Enabled: true,
    ContinuousDeploymentPolicyId: '',
    Staging: false,
    ...config,
    ViewerCertificate: certificateWithDefaults(config.ViewerCertificate),
    Origins: Origins && { ...Origins, Items: Origins.Items?.map(originWithDefaults) },
    DefaultCacheBehavior: DefaultCacheBehavior && behaviorWithDefaults(DefaultCacheBehavior),
    CacheBehaviors: CacheBehaviors?.Items
      ? { ...CacheBehaviors, Items: CacheBehaviors.Items.map(behaviorWithDefaults) }
      : none,
  };
};
