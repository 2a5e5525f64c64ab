const wordsIn = (text: string): string[] => text.split(' ');

/** Services of which AWS has resource types, and local-aws none. */
const absentServices = wordsIn(
  'ACMPCA AIOps APS ARCRegionSwitch ARCZonalShift AccessAnalyzer AmazonMQ Amplify AmplifyUIBuilder ApiGateway ' +
    'ApiGatewayV2 AppConfig AppFlow AppIntegrations AppMesh AppRunner AppStream AppSync AppTest ' +
    'ApplicationAutoScaling ApplicationInsights ApplicationSignals Athena AuditManager AutoScaling ' +
    'AutoScalingPlans B2BI BCMDataExports Backup BackupGateway Batch BcmPricingCalculator Bedrock ' +
    'BedrockAgentCore BedrockMantle Billing BillingConductor Braket Budgets CDK CE CUR Cases Cassandra ' +
    'CertificateManager Chatbot Chime CleanRooms CleanRoomsML Cloud9 CloudTrail CloudWatch CodeArtifact CodeBuild ' +
    'CodeCommit CodeConnections CodeDeploy CodeGuruProfiler CodeGuruReviewer CodePipeline CodeStar ' +
    'CodeStarConnections CodeStarNotifications Cognito Comprehend ComputeOptimizer Config Connect ' +
    'ConnectCampaigns ConnectCampaignsV2 ControlTower CustomerProfiles DAX DLM DMS DSQL DataBrew DataPipeline ' +
    'DataSync DataZone Deadline Detective DevOpsAgent DevOpsGuru DirectConnect DirectoryService DocDB ' +
    'DocDBElastic DynamoDB EC2 ECR ECS EFS EKS EMR EMRContainers EMRServerless EVS ElastiCache ElasticBeanstalk ' +
    'ElasticLoadBalancing ElasticLoadBalancingV2 Elasticsearch ElementalInference EntityResolution EventSchemas ' +
    'Events Evidently FIS FMS FSx FinSpace Forecast FraudDetector GameLift GlobalAccelerator Glue Grafana ' +
    'Greengrass GreengrassV2 GroundStation GuardDuty HealthImaging HealthLake IVS IVSChat IdentityStore ' +
    'ImageBuilder Inspector InspectorV2 Interconnect InternetMonitor Invoicing IoT IoTAnalytics ' +
    'IoTCoreDeviceAdvisor IoTEvents IoTFleetWise IoTSiteWise IoTThingsGraph IoTTwinMaker IoTWireless KMS ' +
    'KafkaConnect Kendra KendraRanking Kinesis KinesisAnalytics KinesisAnalyticsV2 KinesisFirehose KinesisVideo ' +
    'LakeFormation LaunchWizard Lex LicenseManager Lightsail Location LookoutEquipment LookoutVision M2 MPA MSK ' +
    'MWAA MWAAServerless Macie ManagedBlockchain MediaConnect MediaConvert MediaLive MediaPackage MediaPackageV2 ' +
    'MediaStore MediaTailor MemoryDB Neptune NeptuneGraph NetworkFirewall NetworkManager Notifications ' +
    'NotificationsContacts NovaAct ODB OSIS Oam ObservabilityAdmin Omics OpenSearchServerless OpenSearchService ' +
    'OpsWorks Organizations PCAConnectorAD PCAConnectorSCEP PCS Panorama PaymentCryptography Personalize Pinpoint ' +
    'PinpointEmail Pipes Proton QBusiness QLDB QuickSight RAM RDS RTBFabric RUM Rbin Redshift RedshiftServerless ' +
    'RefactorSpaces Rekognition ResilienceHub ResourceExplorer2 ResourceGroups RoboMaker RolesAnywhere Route53 ' +
    'Route53GlobalResolver Route53Profiles Route53RecoveryControl Route53RecoveryReadiness Route53Resolver ' +
    'S3Express S3Files S3ObjectLambda S3Outposts S3Tables S3Vectors SDB SES SMSVOICE SSM SSMContacts ' +
    'SSMGuiConnect SSMIncidents SSMQuickSetup SSO SageMaker Scheduler SecretsManager SecurityAgent SecurityHub ' +
    'SecurityLake ServiceCatalog ServiceCatalogAppRegistry ServiceDiscovery Shield Signer SimSpaceWeaver ' +
    'StepFunctions SupportApp Synthetics SystemsManagerSAP Timestream Transfer UXC VerifiedPermissions VoiceID ' +
    'VpcLattice WAF WAFRegional WAFv2 Wisdom WorkSpaces WorkSpacesThinClient WorkSpacesWeb WorkspacesInstances ' +
    'XRay',
);

/** What else AWS has of the services that local-aws has resource types of. */
const absentTypes: Record<string, string[] | undefined> = {
  CloudFormation: wordsIn(
    'GuardHook HookDefaultVersion HookTypeConfig HookVersion LambdaHook Macro ModuleDefaultVersion ' +
      'ModuleVersion PublicTypeVersion Publisher ResourceDefaultVersion ResourceVersion Stack StackSet ' +
      'TypeActivation WaitCondition WaitConditionHandle',
  ),
  CloudFront: wordsIn(
    'AnycastIpList CachePolicy CloudFrontOriginAccessIdentity ConnectionFunction ConnectionGroup ' +
      'ContinuousDeploymentPolicy DistributionTenant Function KeyGroup KeyValueStore MonitoringSubscription ' +
      'OriginAccessControl OriginRequestPolicy PublicKey RealtimeLogConfig ResponseHeadersPolicy ' +
      'StreamingDistribution TrustStore VpcOrigin',
  ),
  IAM: wordsIn(
    'AccessKey Group GroupPolicy InstanceProfile OIDCProvider RolePolicy SAMLProvider ServerCertificate ' +
      'ServiceLinkedRole User UserPolicy UserToGroupAddition VirtualMFADevice',
  ),
  Lambda: wordsIn('CapacityProvider CodeSigningConfig LayerVersion LayerVersionPermission Url'),
  Logs: wordsIn(
    'AccountPolicy Delivery DeliveryDestination DeliverySource Destination Integration LogAnomalyDetector ' +
      'LogStream MetricFilter QueryDefinition ResourcePolicy ScheduledQuery SubscriptionFilter Transformer',
  ),
  S3: wordsIn(
    'AccessGrant AccessGrantsInstance AccessGrantsLocation AccessPoint MultiRegionAccessPoint ' +
      'MultiRegionAccessPointPolicy StorageLens StorageLensGroup',
  ),
  SNS: wordsIn('TopicInlinePolicy'),
  SQS: wordsIn('QueueInlinePolicy'),
};

/** Whether AWS has a resource type that local-aws has not: to call it unrecognized would not be true. */
export const isAbsentType = (type: string): boolean => {
  const [vendor, service = '', name = ''] = type.split('::');
  return (
    vendor === 'AWS' &&
    name !== '' &&
    (absentServices.includes(service) || absentTypes[service]?.includes(name) === true)
  );
};
