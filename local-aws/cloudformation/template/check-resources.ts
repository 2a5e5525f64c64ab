import { notImplemented } from '../../aws-error.ts';
import { formatError, templateError } from '../errors.ts';
import { checkMembers, checkString, isAlphanumeric } from './check-members.ts';
import { isRecord, type Template, type TemplateResource } from './template.ts';
import { hasLanguageExtensions } from './transforms.ts';

const keys = [
  'Condition',
  'CreationPolicy',
  'DeletionPolicy',
  'DependsOn',
  'Metadata',
  'Properties',
  'Type',
  'UpdatePolicy',
  'UpdateReplacePolicy',
];

const policies = {
  DeletionPolicy: ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'],
  UpdateReplacePolicy: ['Delete', 'Retain', 'Snapshot'],
};

const snapshotTypes = [
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
];

export const checkResources = (template: Template): void => {
  const { Resources } = template;
  if (!isRecord(Resources) || Object.keys(Resources).length === 0)
    throw formatError('At least one Resources member must be defined.');
  const notAlphanumeric = Object.keys(Resources).find((key) => !isAlphanumeric(key));
  if (notAlphanumeric !== undefined) throw formatError(`Resource name ${notAlphanumeric} is non alphanumeric.`);
  checkMembers('Resources', Resources, 500, { what: 'resource', keys });
  for (const [name, resource] of Object.entries(Resources)) {
    if (typeof resource.Type !== 'string')
      throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
    if ('CreationPolicy' in resource || 'UpdatePolicy' in resource)
      throw notImplemented('cloudformation', `CreationPolicy and UpdatePolicy (resource ${name})`);
    if (resource.Properties !== undefined && !isRecord(resource.Properties))
      throw formatError(`[/Resources/${name}/Properties] must be an object`);
    checkString('Condition', resource.Condition);
    for (const target of [resource.DependsOn ?? []].flat()) checkString('DependsOn', target);
    checkPolicy(name, resource, 'DeletionPolicy', hasLanguageExtensions(template));
    checkPolicy(name, resource, 'UpdateReplacePolicy', hasLanguageExtensions(template));
  }
};

/** With Transform AWS::LanguageExtensions a function may say the policy; it is evaluated later. */
const checkPolicy = (name: string, resource: TemplateResource, key: keyof typeof policies, extended: boolean): void => {
  const policy = resource[key];
  if (policy === undefined || (extended && isRecord(policy))) return;
  checkString(key, policy);
  if (!policies[key].includes(String(policy)))
    throw formatError(`Unrecognized ${key} ${String(policy)} for resource ${name}`);
  if (policy === 'Snapshot' && !snapshotTypes.includes(resource.Type))
    throw templateError(`resource type ${resource.Type} does not support deletion policy Snapshot`);
};
