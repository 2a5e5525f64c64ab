import { regionalState } from '../state.ts';
import type { World } from '../world.ts';

export type Database = {
  /** Lower case, as RDS keeps it. */
  id: string;
  arn: string;
  resourceId: string;
  engine: string;
  databaseName?: string;
  masterUsername: string;
  instanceClass?: string;
  /** The cluster that an instance belongs to. */
  clusterId?: string;
  host: string;
  readerHost?: string;
  port: number;
  securityGroupIds: string[];
  deletionProtection: boolean;
  /** What is only told again, as it was asked for or is by default. */
  settings: object;
  tags: Record<string, string>;
  createdAt: number;
  /** creating, and without an endpoint, until this moment. */
  settledAt: number;
  /** deleting until this moment, then gone. */
  goneAt?: number;
};

/** How long a database is creating or deleting. */
export const databaseSettlingTime = 60_000;

export type Kind = 'db' | 'cluster';

export const rdsState = regionalState<Record<Kind, Map<string, Database>>>('rds', () => ({
  db: new Map(),
  cluster: new Map(),
}));

export const databaseArn = (world: World, account: string, region: string, kind: Kind, id: string): string =>
  `arn:${world.partition}:rds:${region}:${account}:${kind}:${id}`;
