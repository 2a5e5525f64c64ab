import { AwsError } from '../aws-error.ts';
import type { AuthorizationRequest, Call } from '../operation.ts';
import { requestTagContext, tagContext } from '../tag-context.ts';
import { databaseArn, rdsState, type Database, type Kind } from './state.ts';

const words = {
  db: { identifier: 'DBInstanceIdentifier', noun: 'DBInstance', missing: 'DBInstanceNotFound' },
  cluster: { identifier: 'DBClusterIdentifier', noun: 'DBCluster', missing: 'DBClusterNotFoundFault' },
} as const;

export const checkIdentifier = (kind: Kind, given: string | undefined): string => {
  if (/^[a-z](?!.*--)[a-z0-9-]{0,62}$/i.test(given ?? '') && !given?.endsWith('-')) return (given ?? '').toLowerCase();
  throw new AwsError(
    'InvalidParameterValue',
    `The parameter ${words[kind].identifier} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
  );
};

/** By identifier, in any case, or by ARN. */
const idOf = (given: string): string => (given.startsWith('arn:') ? (given.split(':')[6] ?? '') : given).toLowerCase();

const lookUp = ({ world, account, region }: Call, kind: Kind, id: string): Database | undefined => {
  const databases = rdsState(world, account, region)[kind];
  const found = databases.get(id);
  if (found?.goneAt === undefined || world.clock.now() < found.goneAt) return found;
  databases.delete(id);
  return undefined;
};

export const databaseNamed = (call: Call, kind: Kind, given: string): Database | undefined =>
  lookUp(call, kind, idOf(given));

export const findDatabase = (call: Call, kind: Kind, given: string): Database => {
  const found = databaseNamed(call, kind, given);
  if (found) return found;
  throw new AwsError(words[kind].missing, `${words[kind].noun} ${given} not found.`, 404);
};

export const listDatabases = (call: Call, kind: Kind): Database[] =>
  [...rdsState(call.world, call.account, call.region)[kind].keys()]
    .sort()
    .flatMap((id) => lookUp(call, kind, id) ?? []);

export const onDatabase = (
  call: Call,
  action: string,
  kind: Kind,
  given: string | undefined,
  tags: Record<string, string> = {},
): AuthorizationRequest[] => {
  const { world, account, region } = call;
  const id = given === undefined ? '*' : idOf(given);
  const context = { ...tagContext('aws:ResourceTag', lookUp(call, kind, id)?.tags ?? {}), ...requestTagContext(tags) };
  const resource = databaseArn(world, account, region, kind, id);
  const asked = { action: `rds:${action}`, resource, resourceAccount: account, context };
  return Object.keys(tags).length > 0 ? [asked, { ...asked, action: 'rds:AddTagsToResource' }] : [asked];
};
