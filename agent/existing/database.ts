import { DescribeDBInstancesCommand, RDSClient, type DBInstance } from '@aws-sdk/client-rds';
import { AgentError } from '../agent-error.ts';
import { clientSettings } from '../aws/client-settings.ts';
import type { Deps } from '../deps.ts';
import { isMissing } from '../describe-error.ts';
import type { ExistingKind, Place } from './existing-kind.ts';
import { clusterAttributes, findCluster } from './find-cluster.ts';

/** An instance of RDS or a cluster of Aurora: what an application connects to. */
export const existingDatabase: ExistingKind = {
  name: /^[A-Za-z][A-Za-z0-9-]{0,62}$/,
  async find(deps, place) {
    const rds = new RDSClient(clientSettings(deps.config, place.region));
    const instance = await findInstance(deps, rds, place.name);
    if (instance) return instanceAttributes(place, instance);
    const cluster = await findCluster(deps, rds, place.name);
    if (cluster === undefined || cluster.Status === 'deleting') return undefined;
    if (cluster.Engine === 'neptune')
      throw new AgentError(
        'kind_wrong',
        `The cluster ${place.name} is a graph database.`,
        'Set Kind to graph-database.',
      );
    return clusterAttributes(place, cluster);
  },
};

const findInstance = async (
  { signal }: Pick<Deps, 'signal'>,
  rds: RDSClient,
  name: string,
): Promise<DBInstance | undefined> => {
  try {
    const command = new DescribeDBInstancesCommand({ DBInstanceIdentifier: name });
    const found = (await rds.send(command, { abortSignal: signal })).DBInstances?.[0];
    return found?.DBInstanceStatus === 'deleting' ? undefined : found;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

const instanceAttributes = (
  { name, arn }: Place,
  { Endpoint, Engine, DbiResourceId, DBInstanceStatus }: DBInstance,
): Record<string, string> => {
  // nothing can be configured with an address that is yet to come
  if (Endpoint?.Address === undefined)
    throw new AgentError(
      'not_available',
      `The database ${name} has no address yet: it is ${DBInstanceStatus ?? 'not there'}.`,
      'Try again when it is available.',
    );
  return {
    Arn: arn('rds', `db:${name.toLowerCase()}`),
    Name: name,
    Endpoint: Endpoint.Address,
    Port: String(Endpoint.Port ?? ''),
    Engine: Engine ?? '',
    ResourceId: DbiResourceId ?? '',
  };
};
