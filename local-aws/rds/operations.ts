import type { Service } from '../operation.ts';
import { createDBCluster } from './create-db-cluster.ts';
import { createDBInstance } from './create-db-instance.ts';
import { deleteDBCluster } from './delete-db-cluster.ts';
import { deleteDBInstance } from './delete-db-instance.ts';
import { describeDBClusters } from './describe-db-clusters.ts';
import { describeDBInstances } from './describe-db-instances.ts';

/** Databases of RDS and Neptune, which share this API, as things that are there, or not. */
export const rds: Service = {
  name: 'rds',
  protocols: ['query'],
  operations: {
    CreateDBCluster: createDBCluster,
    CreateDBInstance: createDBInstance,
    DeleteDBCluster: deleteDBCluster,
    DeleteDBInstance: deleteDBInstance,
    DescribeDBClusters: describeDBClusters,
    DescribeDBInstances: describeDBInstances,
  },
};
