import type { CreateDBClusterMessage, CreateDBClusterResult } from '@aws-sdk/client-rds';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { databaseNamed, onDatabase } from './find-database.ts';
import { lackingOfClusters } from './lacking.ts';
import { newDatabase, tagsOf } from './new-database.ts';
import { presentCluster } from './present-database.ts';
import { rdsState } from './state.ts';

export const createDBCluster: Operation<CreateDBClusterMessage, CreateDBClusterResult> = {
  authorize: (call, input) =>
    onDatabase(call, 'CreateDBCluster', 'cluster', input.DBClusterIdentifier, tagsOf(input.Tags)),
  lacks: lackingOfClusters,
  run: (call, input) => {
    const { world, account, region } = call;
    const made = newDatabase(call, 'cluster', input.DBClusterIdentifier, input);
    if (databaseNamed(call, 'cluster', made.id))
      throw new AwsError('DBClusterAlreadyExistsFault', 'DB Cluster already exists');
    rdsState(world, account, region).cluster.set(made.id, made);
    return { DBCluster: presentCluster(call, made) };
  },
};
