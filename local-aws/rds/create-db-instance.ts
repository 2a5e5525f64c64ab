import type { CreateDBInstanceMessage, CreateDBInstanceResult, DBCluster } from '@aws-sdk/client-rds';
import { AwsError } from '../aws-error.ts';
import type { Operation } from '../operation.ts';
import { databaseNamed, findDatabase, onDatabase } from './find-database.ts';
import { lackingOfInstances } from './lacking.ts';
import { newDatabase, tagsOf } from './new-database.ts';
import { presentInstance } from './present-database.ts';
import { rdsState, type Database } from './state.ts';

/** What an instance has from its cluster; backups are made of the cluster. */
const ofCluster = ({ masterUsername, settings }: Database) => {
  const { PreferredBackupWindow } = settings as DBCluster;
  return { MasterUsername: masterUsername, ...(PreferredBackupWindow !== undefined && { PreferredBackupWindow }) };
};

export const createDBInstance: Operation<CreateDBInstanceMessage, CreateDBInstanceResult> = {
  authorize: (call, input) =>
    onDatabase(call, 'CreateDBInstance', 'db', input.DBInstanceIdentifier, tagsOf(input.Tags)),
  lacks: lackingOfInstances,
  run: (call, input) => {
    const { world, account, region } = call;
    const { DBClusterIdentifier: clusterId } = input;
    const cluster = clusterId === undefined ? undefined : findDatabase(call, 'cluster', clusterId);
    const settings = cluster === undefined ? input : { ...input, ...ofCluster(cluster) };
    const made = newDatabase(call, 'db', input.DBInstanceIdentifier, settings);
    if (databaseNamed(call, 'db', made.id)) throw new AwsError('DBInstanceAlreadyExists', 'DB instance already exists');
    rdsState(world, account, region).db.set(made.id, made);
    return { DBInstance: presentInstance(world, made) };
  },
};
