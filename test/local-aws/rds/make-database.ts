import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  DeleteDBClusterCommand,
  DeleteDBInstanceCommand,
  DescribeDBClustersCommand,
  DescribeDBInstancesCommand,
  RDSClient,
  type CreateDBClusterCommandInput,
  type CreateDBInstanceCommandInput,
  type DBCluster,
  type DBInstance,
} from '@aws-sdk/client-rds';
import type { Target } from '../../support/start-target.ts';
import { untilSettled } from '../../support/until-settled.ts';

const password = { MasterUsername: 'root', MasterUserPassword: 'not-a-secret-of-anybody' };

export const createInstance = async (
  target: Target,
  input: Partial<CreateDBInstanceCommandInput> = {},
): Promise<DBInstance> => {
  const rds = target.client(RDSClient);
  const DBInstanceIdentifier = input.DBInstanceIdentifier ?? target.unique('db');
  const own = input.DBClusterIdentifier === undefined ? { AllocatedStorage: 20, ...password } : {};
  const command = { DBInstanceClass: 'db.t4g.micro', Engine: 'postgres', ...own, ...input, DBInstanceIdentifier };
  const { DBInstance = {} } = await rds.send(new CreateDBInstanceCommand(command));
  target.afterwards(() => rds.send(new DeleteDBInstanceCommand({ DBInstanceIdentifier, SkipFinalSnapshot: true })));
  return DBInstance;
};

export const createCluster = async (
  target: Target,
  input: Partial<CreateDBClusterCommandInput> = {},
): Promise<DBCluster> => {
  const rds = target.client(RDSClient);
  const DBClusterIdentifier = input.DBClusterIdentifier ?? target.unique('cluster');
  const own = input.Engine === 'neptune' ? {} : password;
  const command = { Engine: 'aurora-mysql', ...own, ...input, DBClusterIdentifier };
  const { DBCluster = {} } = await rds.send(new CreateDBClusterCommand(command));
  target.afterwards(() => rds.send(new DeleteDBClusterCommand({ DBClusterIdentifier, SkipFinalSnapshot: true })));
  return DBCluster;
};

export const describeInstance = async (target: Target, DBInstanceIdentifier: string): Promise<DBInstance> => {
  const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier });
  return (await target.client(RDSClient).send(command)).DBInstances?.[0] ?? {};
};

export const describeCluster = async (target: Target, DBClusterIdentifier: string): Promise<DBCluster> => {
  const command = new DescribeDBClustersCommand({ DBClusterIdentifier });
  return (await target.client(RDSClient).send(command)).DBClusters?.[0] ?? {};
};

/** A database with a name of its own, available, gone after the tests. */
export const makeInstance = async (target: Target, input: Partial<CreateDBInstanceCommandInput> = {}) => {
  const { DBInstanceIdentifier: id = '' } = await createInstance(target, input);
  await untilSettled(target, async () => (await describeInstance(target, id)).DBInstanceStatus === 'available');
  return id;
};

export const makeCluster = async (target: Target, input: Partial<CreateDBClusterCommandInput> = {}) => {
  const { DBClusterIdentifier: id = '' } = await createCluster(target, input);
  await untilSettled(target, async () => (await describeCluster(target, id)).Status === 'available');
  return id;
};

export const rdsArn = (target: Target, resource: string): string =>
  `arn:aws:rds:${target.region}:${target.accountId}:${resource}`;
