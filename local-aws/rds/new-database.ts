import { randomBytes } from 'node:crypto';
import type { CreateDBClusterMessage, CreateDBInstanceMessage, Tag } from '@aws-sdk/client-rds';
import { AwsError } from '../aws-error.ts';
import { zonesOf } from '../ec2/zones.ts';
import type { Call } from '../operation.ts';
import { sha256 } from '../protocol/signature.ts';
import { checkWindows } from './check-windows.ts';
import { checkMaster } from './check-master.ts';
import { checkStorage } from './check-storage.ts';
import { checkIdentifier } from './find-database.ts';
import { clusterSettings, instanceSettings } from './settings.ts';
import { databaseArn, databaseSettlingTime, type Database, type Kind } from './state.ts';

const ports: Record<string, number> = {
  'aurora-mysql': 3306,
  'aurora-postgresql': 5432,
  docdb: 27017,
  mariadb: 3306,
  mysql: 3306,
  neptune: 8182,
  postgres: 5432,
};
const clusterEngines = ['aurora-mysql', 'aurora-postgresql', 'docdb', 'mysql', 'neptune', 'postgres'];

export const tagsOf = (tags: Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));

/** RDS, Neptune and DocumentDB share one API and differ in the host. */
const domainOf = (engine: string): string => (engine === 'neptune' || engine === 'docdb' ? engine : 'rds');

export const newDatabase = (
  { world, account, region }: Call,
  kind: Kind,
  given: string | undefined,
  input: Partial<CreateDBClusterMessage & CreateDBInstanceMessage>,
): Database => {
  const id = checkIdentifier(kind, given);
  const engine = input.Engine ?? '';
  const known = kind === 'cluster' ? clusterEngines.includes(engine) : ports[engine] !== undefined;
  if (!known) throw new AwsError('InvalidParameterValue', 'Invalid DB engine');
  if (input.DBClusterIdentifier === undefined || kind === 'cluster') checkMaster(engine, input);
  // No role is taken to monitor with, so nothing can be.
  if (input.MonitoringInterval)
    throw new AwsError(
      'InvalidParameterCombination',
      'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.',
    );
  if (kind === 'db' && input.DBClusterIdentifier === undefined) checkStorage(engine, input);
  checkWindows(input);
  checkDatabaseName(kind, input);
  const now = world.clock.now();
  const zones = zonesOf(region);
  const host = (part: string) => `${id}.${part}${hostHash(account)}.${region}.${domainOf(engine)}.amazonaws.com`;
  return {
    id,
    arn: databaseArn(world, account, region, kind, id),
    resourceId: `${kind === 'db' ? 'db' : 'cluster'}-${randomText(26)}`,
    engine,
    ...(databaseNameOf(kind, input) && { databaseName: databaseNameOf(kind, input) ?? '' }),
    masterUsername: input.MasterUsername ?? 'admin',
    ...(input.DBInstanceClass && { instanceClass: input.DBInstanceClass }),
    ...(input.DBClusterIdentifier && kind === 'db' && { clusterId: input.DBClusterIdentifier.toLowerCase() }),
    host: host(kind === 'cluster' ? 'cluster-' : ''),
    ...(kind === 'cluster' && { readerHost: host('cluster-ro-') }),
    port: input.Port ?? ports[engine] ?? 5432,
    securityGroupIds: input.VpcSecurityGroupIds ?? [],
    deletionProtection: input.DeletionProtection ?? false,
    settings: kind === 'db' ? instanceSettings(input, zones[0] ?? '') : clusterSettings(input, zones),
    tags: tagsOf(input.Tags),
    createdAt: now,
    settledAt: now + databaseSettlingTime,
  };
};

const databaseNameOf = (kind: Kind, input: Partial<CreateDBClusterMessage & CreateDBInstanceMessage>) =>
  kind === 'cluster' ? input.DatabaseName : input.DBName;

/** The name of the first database in it. */
const checkDatabaseName = (kind: Kind, input: Partial<CreateDBClusterMessage & CreateDBInstanceMessage>): void => {
  if (/^[a-z_]\w*$/i.test(databaseNameOf(kind, input) ?? 'a')) return;
  const member = kind === 'cluster' ? 'DatabaseName' : 'DBName';
  throw new AwsError(
    'InvalidParameterValue',
    `${member} must begin with a letter and contain only alphanumeric characters.`,
  );
};

const randomText = (length: number): string =>
  [...randomBytes(length)].map((byte) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[byte % 32]).join('');

/** The same for all databases of an account, as in AWS. */
const hostHash = (account: string): string => `c${sha256(account).slice(0, 11)}`;
