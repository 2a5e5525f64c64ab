import { DescribeDBClustersCommand, RDSClient, type DescribeDBClustersCommandInput } from '@aws-sdk/client-rds';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { describeCluster, makeCluster } from '../make-database.ts';

const describe = (target: Target, input: DescribeDBClustersCommandInput) =>
  target.client(RDSClient).send(new DescribeDBClustersCommand(input));

export const describeDBClusters: OperationTest = {
  fact: 'RDS and Neptune API references, DescribeDBClusters: one by its identifier, or all of every engine; DBClusterNotFoundFault.',
  shape: {
    'answers a cluster by its identifier': async (target) => {
      const name = await makeCluster(target, { DatabaseName: 'shop' });
      expect(await describeCluster(target, name)).toMatchObject({
        Status: 'available',
        Engine: 'aurora-mysql',
        DatabaseName: 'shop',
      });
    },
  },
  validation: refusals(describe, {
    'refuses an identifier that is not there': [
      { DBClusterIdentifier: 'gone' },
      'DBClusterNotFoundFault',
      /gone not found/,
    ],
    'refuses a page of 101': [{ MaxRecords: 101 }, 'InvalidParameterValue', /101/],
  }),
  behaviour: {
    'finds clusters of every engine among all': async (target) => {
      const names = [await makeCluster(target), await makeCluster(target, { Engine: 'neptune' })];
      const { DBClusters = [] } = await describe(target, {});
      const found = DBClusters.map(({ DBClusterIdentifier = '' }) => DBClusterIdentifier);
      expect(found).toEqual(expect.arrayContaining(names));
    },
  },
};
