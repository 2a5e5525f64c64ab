import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import { createCluster, makeCluster, rdsArn } from '../make-database.ts';

export const createDBCluster: OperationTest = {
  fact: 'RDS and Neptune API references, CreateDBCluster: endpoints for writers and readers, of the service that the engine belongs to; DBClusterAlreadyExistsFault.',
  shape: {
    'answers the cluster with both endpoints and the port of its engine': async (target) => {
      const made = await createCluster(target);
      const name = made.DBClusterIdentifier ?? '';
      expect(made).toMatchObject({ DBClusterArn: rdsArn(target, `cluster:${name}`), Status: 'creating', Port: 3306 });
      expect(made.Endpoint).toMatch(new RegExp(`^${name}\\.cluster-\\w+\\.${target.region}\\.rds\\.amazonaws\\.com$`));
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
    'refuses an engine that has no clusters': [
      { Engine: 'mariadb' },
      'InvalidParameterValue',
      'Invalid DB engine: mariadb',
    ],
  }),
  behaviour: {
    'refuses a name that is taken': async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      await expect(createCluster(target, { DBClusterIdentifier })).rejects.toMatchObject(
        refusal('DBClusterAlreadyExistsFault', 'DB Cluster already exists'),
      );
    },
  },
};
