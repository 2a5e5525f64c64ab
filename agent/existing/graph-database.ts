import { RDSClient } from '@aws-sdk/client-rds';
import { AgentError } from '../agent-error.ts';
import { clientSettings } from '../aws/client-settings.ts';
import type { ExistingKind } from './existing-kind.ts';
import { clusterAttributes, findCluster } from './find-cluster.ts';

/** A cluster of Neptune, which is described by the API of RDS. */
export const existingGraphDatabase: ExistingKind = {
  name: /^[A-Za-z][A-Za-z0-9-]{0,62}$/,
  async find(deps, place) {
    const rds = new RDSClient(clientSettings(deps.config, place.region));
    const cluster = await findCluster(deps, rds, place.name);
    if (cluster === undefined || cluster.Status === 'deleting') return undefined;
    if (cluster.Engine !== 'neptune')
      throw new AgentError('kind_wrong', `The cluster ${place.name} is no graph database.`, 'Set Kind to database.');
    return clusterAttributes(place, cluster);
  },
};
