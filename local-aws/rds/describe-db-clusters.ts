import type { DBClusterMessage, DescribeDBClustersMessage } from '@aws-sdk/client-rds';
import type { Operation } from '../operation.ts';
import { filterDatabases } from './filter.ts';
import { findDatabase, listDatabases, onDatabase } from './find-database.ts';
import { pageOf } from './page.ts';
import { presentCluster } from './present-database.ts';

export const describeDBClusters: Operation<DescribeDBClustersMessage, DBClusterMessage> = {
  authorize: (call, input) => onDatabase(call, 'DescribeDBClusters', 'cluster', input.DBClusterIdentifier),
  // Nothing is shared between accounts here.
  ignores: ['IncludeShared'],
  run: (call, input) => {
    const { DBClusterIdentifier: id } = input;
    const all = id ? [findDatabase(call, 'cluster', id)] : listDatabases(call, 'cluster');
    const { page, marker } = pageOf(filterDatabases('cluster', all, input.Filters), input);
    return { DBClusters: page.map((found) => presentCluster(call, found)), ...marker };
  },
};
