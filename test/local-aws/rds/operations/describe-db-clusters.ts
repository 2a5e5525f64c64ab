import { DescribeDBClustersCommand, RDSClient, type DescribeDBClustersCommandInput } from '@aws-sdk/client-rds';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { createCluster, createInstance, describeCluster, makeCluster } from '../make-database.ts';

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
    'refuses a filter that there is not': [
      { Filters: [{ Name: 'colour', Values: ['red'] }] },
      'InvalidParameterValue',
      'Unrecognized filter name: colour',
    ],
    'refuses a page of 101': [{ MaxRecords: 101 }, 'InvalidParameterValue', /101/],
  }),
  behaviour: {
    'tells the instances of a cluster, of which the first writes': async (target) => {
      const DBClusterIdentifier = await makeCluster(target);
      const inCluster = { DBClusterIdentifier, Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large' };
      const [first, second] = [await createInstance(target, inCluster), await createInstance(target, inCluster)];
      expect(first.MasterUsername).toBe('root');
      expect((await describeCluster(target, DBClusterIdentifier)).DBClusterMembers).toMatchObject([
        { DBInstanceIdentifier: first.DBInstanceIdentifier, IsClusterWriter: true, PromotionTier: 1 },
        { DBInstanceIdentifier: second.DBInstanceIdentifier, IsClusterWriter: false, PromotionTier: 1 },
      ]);
    },
    'finds those that a filter names, by identifier or ARN': async (target) => {
      const { DBClusterArn = '', DBClusterIdentifier = '' } = await createCluster(target);
      const named = async (...Values: string[]) =>
        (await describe(target, { Filters: [{ Name: 'db-cluster-id', Values }] })).DBClusters?.length;
      expect([await named(DBClusterArn), await named(DBClusterIdentifier, 'x'), await named('x')]).toEqual([1, 1, 0]);
    },
    'finds clusters of every engine among all': async (target) => {
      const names = [await makeCluster(target), await makeCluster(target, { Engine: 'neptune' })];
      const { DBClusters = [] } = await describe(target, {});
      const found = DBClusters.map(({ DBClusterIdentifier = '' }) => DBClusterIdentifier);
      expect(found).toEqual(expect.arrayContaining(names));
    },
  },
};
