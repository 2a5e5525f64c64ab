import { DescribeDBClustersCommand, type DBCluster, type RDSClient } from '@aws-sdk/client-rds';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import type { Place } from './existing-kind.ts';

/** Clusters of RDS and of Neptune, which answer to the same call and differ in their engine. */
export const findCluster = async (
  { signal }: Pick<Deps, 'signal'>,
  rds: RDSClient,
  name: string,
): Promise<DBCluster | undefined> => {
  try {
    const command = new DescribeDBClustersCommand({ DBClusterIdentifier: name });
    return (await rds.send(command, { abortSignal: signal })).DBClusters?.[0];
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

export const clusterAttributes = (
  { name, arn }: Place,
  { Endpoint, Port, ReaderEndpoint, Engine, DbClusterResourceId }: DBCluster,
): Record<string, string> => ({
  Arn: arn('rds', `cluster:${name.toLowerCase()}`),
  Name: name,
  Endpoint: Endpoint ?? '',
  ReaderEndpoint: ReaderEndpoint ?? '',
  Port: String(Port ?? ''),
  Engine: Engine ?? '',
  ResourceId: DbClusterResourceId ?? '',
});
