import type { DeleteDBClusterMessage, DeleteDBClusterResult } from '@aws-sdk/client-rds';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { findDatabase, listDatabases, onDatabase } from './find-database.ts';
import { presentCluster } from './present-database.ts';
import { removeDatabase } from './remove-database.ts';

export const deleteDBCluster: Operation<DeleteDBClusterMessage, DeleteDBClusterResult> = {
  authorize: (call, input) => onDatabase(call, 'DeleteDBCluster', 'cluster', input.DBClusterIdentifier),
  run: (call, input) => {
    const found = findDatabase(call, 'cluster', input.DBClusterIdentifier ?? '');
    if (listDatabases(call, 'db').some(({ clusterId, goneAt }) => clusterId === found.id && goneAt === undefined))
      throw new AwsError(
        'InvalidDBClusterStateFault',
        'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
      );
    removeDatabase(call, found, {
      noun: 'Cluster',
      state: 'InvalidDBClusterStateFault',
      skipFinalSnapshot: input.SkipFinalSnapshot,
      finalSnapshot: input.FinalDBSnapshotIdentifier,
      deleteBackups: input.DeleteAutomatedBackups,
    });
    return { DBCluster: presentCluster(call, found) };
  },
};
