import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import {
  createInstance,
  describeCluster,
  describeInstance,
  makeCluster,
  makeInstance,
  rdsArn,
} from '../make-database.ts';

export const createDBInstance: OperationTest = {
  fact: 'RDS API reference, CreateDBInstance: identifiers of letters, digits and single hyphens, kept in lower case; creating, without an endpoint, then available; DBInstanceAlreadyExists. Windows that overlap: hashicorp/terraform-provider-aws 7046 and 49828; one after the other: NHSDigital/manage-vaccinations-in-schools 3519; their length: getmoto/moto 5839; half an hour each where nobody says: RDS user guide, backup window. Words: crossplane/crossplane 88, hashicorp/terraform-provider-aws 1137, cloudfoundry-community/pe-rds-broker 8. Storage: aws-cloudformation/cloudformation-coverage-roadmap 1557, aws/aws-sdk-go 3222, ministryofjustice/cloud-platform-environments 7483.',
  shape: {
    'answers the instance as it is being made, without an address': async (target) => {
      const name = target.unique('Shop');
      const made = await createInstance(target, { DBInstanceIdentifier: name });
      expect(made).toMatchObject({
        DBInstanceIdentifier: name.toLowerCase(),
        DBInstanceArn: rdsArn(target, `db:${name.toLowerCase()}`),
        DBInstanceStatus: 'creating',
        Engine: 'postgres',
        DBInstanceClass: 'db.t4g.micro',
        AllocatedStorage: 20,
        MultiAZ: false,
        StorageEncrypted: false,
        BackupRetentionPeriod: 1,
        AutoMinorVersionUpgrade: true,
      });
      expect(made.Endpoint?.Address).toBeUndefined();
    },
  },
  validation: refusals(createInstance, {
    'refuses to monitor without a role': [
      { MonitoringInterval: 60 },
      'InvalidParameterCombination',
      'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.',
    ],
    'refuses maintenance while backups are made': [
      { PreferredBackupWindow: '23:45-00:15', PreferredMaintenanceWindow: 'sat:23:00-sun:00:10' },
      'InvalidParameterValue',
      'The backup window and maintenance window must not overlap.',
    ],
    'refuses a window for backups that has a day': [
      { PreferredBackupWindow: 'sun:02:00-sun:02:30' },
      'InvalidParameterValue',
      /backup window/,
    ],
    'refuses a window for maintenance that has no day': [
      { PreferredMaintenanceWindow: '02:00-02:30' },
      'InvalidParameterValue',
      /maintenance window/,
    ],
    'refuses a window for maintenance of less than half an hour': [
      { PreferredMaintenanceWindow: 'mon:16:00-mon:16:05' },
      'InvalidParameterValue',
      'The maintenance window must be at least 30 minutes.',
    ],
    'refuses a window for maintenance of a day and more': [
      { PreferredMaintenanceWindow: 'mon:16:00-tue:17:00' },
      'InvalidParameterValue',
      'Maintenance window must be less than 24 hours.',
    ],
    'refuses no storage': [
      { AllocatedStorage: undefined },
      'InvalidParameterValue',
      'The parameter AllocatedStorage must be provided and must not be null.',
    ],
    'refuses to grow to no more than it has': [
      { AllocatedStorage: 20, MaxAllocatedStorage: 20 },
      'InvalidParameterCombination',
      'Max storage size must be greater than storage size',
    ],
    'refuses storage for an engine that has it in its cluster': [
      { Engine: 'aurora-mysql', AllocatedStorage: 20 },
      'InvalidParameterCombination',
      'Invalid storage size for engine name aurora-mysql and storage type aurora: 20',
    ],
    'refuses two hyphens in a row': [
      { DBInstanceIdentifier: 'a--b' },
      'InvalidParameterValue',
      /^The parameter DBInstanceIdentifier is not a valid identifier\./,
    ],
    'refuses a hyphen at the end': [
      { DBInstanceIdentifier: 'a-' },
      'InvalidParameterValue',
      /must not end with a hyphen/,
    ],
    'refuses no password': [
      { MasterUserPassword: undefined },
      'InvalidParameterValue',
      'The parameter MasterUserPassword must be provided and must not be blank.',
    ],
    'refuses a password of less than eight characters': [
      { MasterUserPassword: 'seven77' },
      'InvalidParameterValue',
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
    ],
    'refuses a password with an at sign': [
      { MasterUserPassword: 'seven77@home' },
      'InvalidParameterValue',
      "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
    ],
    'refuses a hyphen in the name of the database': [
      { DBName: 'staging-postgres' },
      'InvalidParameterValue',
      'DBName must begin with a letter and contain only alphanumeric characters.',
    ],
    'refuses an engine that there is not': [{ Engine: 'dbase' }, 'InvalidParameterValue', 'Invalid DB engine'],
    'refuses a cluster that is not there': [
      { DBClusterIdentifier: 'gone', Engine: 'aurora-mysql' },
      'DBClusterNotFoundFault',
      /gone not found/,
    ],
  }),
  behaviour: {
    'keeps and tells what it was asked for': async (target) => {
      const settings = {
        PreferredBackupWindow: '02:00-02:30',
        StorageThroughput: 500,
        Iops: 12_000,
        AllocatedStorage: 400,
        MaxAllocatedStorage: 1000,
        BackupTarget: 'region',
        DedicatedLogVolume: false,
      };
      const Tags = [{ Key: 'team', Value: 'a' }];
      const name = await makeInstance(target, {
        ...settings,
        StorageType: 'gp3',
        PreferredMaintenanceWindow: 'Sun:02:30-Sun:03:00',
        EnableCloudwatchLogsExports: ['postgresql'],
        Tags,
      });
      expect(await describeInstance(target, name)).toMatchObject({
        ...settings,
        PreferredMaintenanceWindow: 'sun:02:30-sun:03:00',
        EnabledCloudwatchLogsExports: ['postgresql'],
        TagList: Tags,
      });
    },
    'chooses half an hour for backups and another for maintenance where nobody does': async (target) => {
      const made = await createInstance(target);
      expect(made.PreferredBackupWindow).toMatch(/^\d\d:[03]0-\d\d:[03]0$/);
      expect(made.PreferredMaintenanceWindow).toMatch(/^(\w{3}):\d\d:[03]0-\1:\d\d:[03]0$/);
      expect(made.PreferredMaintenanceWindow).not.toContain(`:${made.PreferredBackupWindow?.slice(0, 5)}-`);
    },
    'has the window for backups of its cluster': async (target) => {
      const window = { PreferredBackupWindow: '05:00-05:30' };
      const inCluster = { DBClusterIdentifier: await makeCluster(target, window), Engine: 'aurora-mysql' };
      expect(await createInstance(target, { ...inCluster, DBInstanceClass: 'db.r6g.large' })).toMatchObject(window);
    },
    'takes its place among the readers of its cluster': async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      const inCluster = { DBClusterIdentifier, Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large' };
      const name = await makeInstance(target, { ...inCluster, PromotionTier: 5 });
      expect(await describeInstance(target, name)).toMatchObject({ PromotionTier: 5 });
      expect((await describeCluster(target, DBClusterIdentifier)).DBClusterMembers).toMatchObject([
        { PromotionTier: 5 },
      ]);
    },
    'refuses a name that is taken, in any case': async (target) => {
      const name = await makeInstance(target);
      await expect(createInstance(target, { DBInstanceIdentifier: name.toUpperCase() })).rejects.toMatchObject(
        refusal('DBInstanceAlreadyExistsFault', 'DB instance already exists'),
      );
    },
  },
};
