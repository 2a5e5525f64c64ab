import type { Filter } from '@aws-sdk/client-rds';
import { AwsError, notImplemented } from '../aws-error.ts';
import type { Database, Kind } from './state.ts';

type Facts = (found: Database) => (string | undefined)[];

const engine: Facts = (found) => [found.engine];
const itself: Facts = ({ id, arn }) => [id, arn];
const resource: Facts = ({ resourceId }) => [resourceId];
/** The ARN of an instance's cluster differs from its own in the end only. */
const cluster: Facts = ({ clusterId, arn }) => [
  clusterId,
  clusterId && arn.replace(/:db:.*$/, `:cluster:${clusterId}`),
];

const filters: Record<Kind, Record<string, Facts>> = {
  db: { engine, 'db-instance-id': itself, 'dbi-resource-id': resource, 'db-cluster-id': cluster },
  cluster: { engine, 'db-cluster-id': itself, 'db-cluster-resource-id': resource },
};
const missing = ['clone-group-id', 'domain'];

/** All filters must match; the values of one are alternatives. */
export const filterDatabases = (kind: Kind, all: Database[], given: Filter[] = []): Database[] =>
  given.reduce((found, { Name = '', Values = [] }) => {
    if (missing.includes(Name)) throw notImplemented('rds', `Filter ${Name}`);
    const facts = filters[kind][Name];
    if (facts === undefined) throw new AwsError('InvalidParameterValue', `Unrecognized filter name: ${Name}`);
    return found.filter((one) => facts(one).some((fact) => fact !== undefined && Values.includes(fact)));
  }, all);
