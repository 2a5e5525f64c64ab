const ofBehaviors = [
  'FieldLevelEncryptionId',
  'FunctionAssociations.Items',
  'RealtimeLogConfigArn',
  'TrustedKeyGroups.Items',
  'TrustedSigners.Items',
];

const ofConfig = [
  'AnycastIpListId',
  'ConnectionFunctionAssociation',
  'ContinuousDeploymentPolicyId',
  'Origins.Items[].CustomOriginConfig.OriginMtlsConfig',
  'Origins.Items[].OriginAccessControlId',
  'Origins.Items[].S3OriginConfig.OriginAccessIdentity',
  'Origins.Items[].VpcOriginConfig',
  'Staging',
  'TenantConfig',
  'ViewerCertificate.IAMCertificateId',
  'ViewerMtlsConfig',
  'WebACLId',
  ...ofBehaviors.flatMap((member) => [`CacheBehaviors.Items[].${member}`, `DefaultCacheBehavior.${member}`]),
];

/** What a config names and nobody can make here: on AWS it must be there. */
export const lacking: readonly string[] = ofConfig.map((member) => `DistributionConfig.${member}`);
