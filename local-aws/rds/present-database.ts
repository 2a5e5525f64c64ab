import type { DBCluster, DBClusterMember, DBInstance } from '@aws-sdk/client-rds';
import type { Call } from '../operation.ts';
import type { World } from '../world.ts';
import { listDatabases } from './find-database.ts';
import type { Database } from './state.ts';

export const statusOf = (world: World, found: Database): 'creating' | 'available' | 'deleting' => {
  if (found.goneAt !== undefined) return 'deleting';
  return world.clock.now() < found.settledAt ? 'creating' : 'available';
};

const groupsOf = ({ securityGroupIds }: Database) =>
  securityGroupIds.map((VpcSecurityGroupId) => ({ VpcSecurityGroupId, Status: 'active' }));

const tagListOf = ({ tags }: Database) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

export const presentInstance = (world: World, found: Database): DBInstance => ({
  ...found.settings,
  DBInstanceIdentifier: found.id,
  DBInstanceArn: found.arn,
  DbiResourceId: found.resourceId,
  DBInstanceStatus: statusOf(world, found),
  DBInstanceClass: found.instanceClass,
  Engine: found.engine,
  MasterUsername: found.masterUsername,
  ...(found.databaseName !== undefined && { DBName: found.databaseName }),
  ...(found.clusterId !== undefined && { DBClusterIdentifier: found.clusterId }),
  // an instance has an address only once it is there
  ...(world.clock.now() >= found.settledAt && { Endpoint: { Address: found.host, Port: found.port } }),
  InstanceCreateTime: new Date(found.createdAt),
  VpcSecurityGroups: groupsOf(found),
  DeletionProtection: found.deletionProtection,
  TagList: tagListOf(found),
});

/** The first instance of a cluster writes, the others read. */
const membersOf = (call: Call, cluster: Database): DBClusterMember[] =>
  listDatabases(call, 'db')
    .filter(({ clusterId }) => clusterId === cluster.id)
    .sort((a, b) => a.createdAt - b.createdAt)
    .map(({ id, settings }, i) => ({
      DBInstanceIdentifier: id,
      IsClusterWriter: i === 0,
      DBClusterParameterGroupStatus: 'in-sync',
      PromotionTier: (settings as DBInstance).PromotionTier ?? 1,
    }));

export const presentCluster = (call: Call, found: Database): DBCluster => ({
  ...found.settings,
  DBClusterMembers: membersOf(call, found),
  DBClusterIdentifier: found.id,
  DBClusterArn: found.arn,
  DbClusterResourceId: found.resourceId,
  Status: statusOf(call.world, found),
  Engine: found.engine,
  MasterUsername: found.masterUsername,
  ...(found.databaseName !== undefined && { DatabaseName: found.databaseName }),
  Endpoint: found.host,
  ReaderEndpoint: found.readerHost,
  Port: found.port,
  ClusterCreateTime: new Date(found.createdAt),
  VpcSecurityGroups: groupsOf(found),
  DeletionProtection: found.deletionProtection,
  TagList: tagListOf(found),
});
