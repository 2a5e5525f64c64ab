import type { CreateDBClusterMessage, CreateDBInstanceMessage, DBCluster, DBInstance } from '@aws-sdk/client-rds';
import { withWindows } from './default-windows.ts';

const licenses: Record<string, string> = {
  mariadb: 'general-public-license',
  mysql: 'general-public-license',
  postgres: 'postgresql-license',
};

/** Told again as it was given, and not told where nobody said it. */
const asGiven = <Input extends object>(input: Input, names: readonly (keyof Input)[]): Partial<Input> =>
  Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  ) as Partial<Input>;

/** What instances and clusters keep alike, and what it is when nobody says. */
const common = (input: Partial<CreateDBClusterMessage & CreateDBInstanceMessage>) => ({
  ...asGiven(input, [
    'DatabaseInsightsMode',
    'EngineLifecycleSupport',
    'EngineVersion',
    'PerformanceInsightsRetentionPeriod',
  ]),
  ...withWindows(input),
  ...(input.EnableCloudwatchLogsExports !== undefined && {
    EnabledCloudwatchLogsExports: input.EnableCloudwatchLogsExports,
  }),
  AutoMinorVersionUpgrade: input.AutoMinorVersionUpgrade ?? true,
  BackupRetentionPeriod: input.BackupRetentionPeriod ?? 1,
  CopyTagsToSnapshot: input.CopyTagsToSnapshot ?? false,
  IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication ?? false,
  StorageEncrypted: input.StorageEncrypted ?? false,
  NetworkType: input.NetworkType ?? 'IPV4',
  PubliclyAccessible: input.PubliclyAccessible ?? false,
  PerformanceInsightsEnabled: input.EnablePerformanceInsights ?? false,
  MonitoringInterval: input.MonitoringInterval ?? 0,
  ActivityStreamStatus: 'stopped' as const,
  AssociatedRoles: [],
  DomainMemberships: [],
});

export const instanceSettings = (input: Partial<CreateDBInstanceMessage>, zone: string): Partial<DBInstance> => {
  const { Engine = '', Iops, DBClusterIdentifier } = input;
  const inCluster = DBClusterIdentifier !== undefined;
  return {
    ...common(input),
    AvailabilityZone: input.AvailabilityZone ?? zone,
    AllocatedStorage: inCluster ? 1 : input.AllocatedStorage,
    StorageType: inCluster ? 'aurora' : (input.StorageType ?? (Iops === undefined ? 'gp3' : 'io1')),
    ...asGiven(input, ['BackupTarget', 'DedicatedLogVolume', 'Iops', 'MaxAllocatedStorage', 'StorageThroughput']),
    ...(inCluster && { PromotionTier: input.PromotionTier ?? 1 }),
    MultiAZ: input.MultiAZ ?? false,
    LicenseModel: input.LicenseModel ?? licenses[Engine] ?? 'general-public-license',
    CACertificateIdentifier: input.CACertificateIdentifier ?? 'rds-ca-rsa2048-g1',
    CustomerOwnedIpEnabled: false,
    DbInstancePort: 0,
    DBSecurityGroups: [],
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
  };
};

export const clusterSettings = (input: Partial<CreateDBClusterMessage>, zones: string[]): Partial<DBCluster> => ({
  ...common(input),
  ...asGiven(input, ['BacktrackWindow', 'CharacterSetName', 'ServerlessV2ScalingConfiguration']),
  // what Aurora has anyway is not told
  ...(input.StorageType !== undefined && input.StorageType !== 'aurora' && { StorageType: input.StorageType }),
  AvailabilityZones: input.AvailabilityZones ?? zones.slice(0, 3),
  AllocatedStorage: input.AllocatedStorage ?? 1,
  EngineMode: input.EngineMode ?? 'provisioned',
  MultiAZ: false,
  HttpEndpointEnabled: input.EnableHttpEndpoint ?? false,
  CrossAccountClone: false,
  ReadReplicaIdentifiers: [],
});
