import type { OperationTest } from '../../support/operation-test.ts';
import { createDBCluster } from './operations/create-db-cluster.ts';
import { createDBInstance } from './operations/create-db-instance.ts';
import { deleteDBCluster } from './operations/delete-db-cluster.ts';
import { deleteDBInstance } from './operations/delete-db-instance.ts';
import { describeDBClusters } from './operations/describe-db-clusters.ts';
import { describeDBInstances } from './operations/describe-db-instances.ts';

export const rdsOperationTests: Record<string, OperationTest> = {
  CreateDBCluster: createDBCluster,
  CreateDBInstance: createDBInstance,
  DeleteDBCluster: deleteDBCluster,
  DeleteDBInstance: deleteDBInstance,
  DescribeDBClusters: describeDBClusters,
  DescribeDBInstances: describeDBInstances,
};
