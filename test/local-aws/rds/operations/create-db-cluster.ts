import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { createCluster, describeCluster, makeCluster, rdsArn } from '../make-database.ts';

export const createDBCluster: OperationTest = {
  fact: 'RDS and Neptune API references, CreateDBCluster: endpoints for writers and readers, of the service that the engine belongs to; DBClusterAlreadyExistsFault. Names of databases: hashicorp/terraform-provider-aws 38528.',
  shape: {
    'answers the cluster with both endpoints and the port of its engine': async (target) => {
      const made = await createCluster(target);
      const name = made.DBClusterIdentifier ?? '';
      expect(made).toMatchObject({ DBClusterArn: rdsArn(target, `cluster:${name}`), Status: 'creating', Port: 3306 });
      expect(made.Endpoint).toMatch(
        new RegExp(`^${name}\\.cluster-[a-z0-9]{12}\\.${target.region}\\.rds\\.amazonaws\\.com$`),
      );
      expect(made.ReaderEndpoint).toMatch(new RegExp(`^${name}\\.cluster-ro-\\w+\\.${target.region}\\.rds\\.`));
    },
    'answers the host of Neptune for a graph database': async (target) => {
      const made = await createCluster(target, { Engine: 'neptune' });
      expect(made.Endpoint).toMatch(/\.neptune\.amazonaws\.com$/);
      expect(made.Port).toBe(8182);
    },
  },
  validation: refusals(createCluster, {
    'refuses a digit at the beginning': [
      { DBClusterIdentifier: '1st' },
      'InvalidParameterValue',
      /^The parameter DBClusterIdentifier is not a valid identifier\./,
    ],
    'refuses a hyphen in the name of the database': [
      { DatabaseName: 'my-shop' },
      'InvalidParameterValue',
      'DatabaseName must begin with a letter and contain only alphanumeric characters.',
    ],
    'refuses an engine that has no clusters': [{ Engine: 'mariadb' }, 'InvalidParameterValue', 'Invalid DB engine'],
  }),
  behaviour: {
    'keeps and tells what it was asked for': async (target) => {
      const settings = {
        PreferredBackupWindow: '03:00-03:30',
        BacktrackWindow: 3600,
        StorageType: 'aurora-iopt1',
        ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 },
        EngineLifecycleSupport: 'open-source-rds-extended-support-disabled',
        CharacterSetName: 'latin1',
      };
      const Tags = [{ Key: 'team', Value: 'a' }];
      const logs = ['audit', 'error'];
      const name = await makeCluster(target, { ...settings, Tags, EnableCloudwatchLogsExports: logs });
      const told = { ...settings, TagList: Tags, EnabledCloudwatchLogsExports: logs };
      expect(await describeCluster(target, name)).toMatchObject(told);
    },
    'does not tell the storage that Aurora has anyway': async (target) => {
      const name = await makeCluster(target, { StorageType: 'aurora' });
      expect(await describeCluster(target, name)).not.toHaveProperty('StorageType');
    },
    'refuses a name that is taken': async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      await expect(createCluster(target, { DBClusterIdentifier })).rejects.toMatchObject(
        refusal('DBClusterAlreadyExistsFault', 'DB Cluster already exists'),
      );
    },
  },
};
