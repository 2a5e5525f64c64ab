import { notImplemented } from '../../aws-error.ts';
import { formatError, templateError, validationError } from '../errors.ts';
import { isRecord, type Template } from './template.ts';

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];
const resourceMembers = [
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
const parameterMembers = [
  'AllowedPattern',
  'AllowedValues',
  'ConstraintDescription',
  'Default',
  'Description',
  'MaxLength',
  'MaxValue',
  'MinLength',
  'MinValue',
  'NoEcho',
  'Type',
];
const deletionPolicies = ['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot'];

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

/** Whether the sections of a template have the members that they must and may have. */
export const checkStructure = (template: Template): void => {
  const unknown = Object.keys(template).filter((key) => !sections.includes(key));
  if (unknown.length > 0) throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  const version = template.AWSTemplateFormatVersion;
  if (version !== undefined && version !== '2010-09-09')
    throw formatError(`Template format version "${version}" is not supported.`);
  if (typeof template.Description === 'string' && template.Description.length > 1024)
    throw formatError("'Description' length is greater than 1024.");
  checkParameters(template);
  checkMappings(template);
  checkResources(template);
  checkOutputs(template);
};

export const checkParameters = ({ Parameters = {} }: Template): void => {
  limit('parameters', Parameters, 200);
  for (const [name, parameter] of Object.entries(Parameters)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Parameter name ${name} is non alphanumeric.`);
    if (!isRecord(parameter) || typeof parameter.Type !== 'string')
      throw formatError('Every Parameters object must contain a Type member.');
    const unknown = Object.keys(parameter).find((key) => !parameterMembers.includes(key));
    if (unknown) throw validationError(`Invalid template parameter property '${unknown}'`);
    if (!/^(String|Number|CommaDelimitedList|List<(Number|AWS::.+)>|AWS::.+)$/.test(parameter.Type))
      throw formatError(`Unrecognized parameter type: ${parameter.Type}`);
    if (parameter.Default !== undefined && typeof parameter.Default !== 'string')
      throw formatError('Every Default member must be a string.');
  }
};

const checkMappings = ({ Mappings = {} }: Template): void => {
  limit('mappings', Mappings, 200);
  for (const [name, mapping] of Object.entries(Mappings)) {
    if (!isRecord(mapping) || Object.values(mapping).some((attributes) => !isRecord(attributes)))
      throw formatError(`Every Mappings member ${name} must be a map`);
    for (const value of Object.values(mapping).flatMap((attributes) => Object.values(attributes)))
      if (isRecord(value)) throw formatError('Every Mappings attribute must be a String or a List.');
  }
};

const checkResources = ({ Resources }: Template): void => {
  if (!isRecord(Resources) || Object.keys(Resources).length === 0)
    throw formatError('At least one Resources member must be defined.');
  limit('resources', Resources, 500);
  for (const [name, resource] of Object.entries(Resources)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Resource name ${name} is non alphanumeric.`);
    if (!isRecord(resource)) throw formatError('Any Resources member must be an object.');
    if (typeof resource.Type !== 'string')
      throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
    const unknown = Object.keys(resource).find((key) => !resourceMembers.includes(key));
    if (unknown) throw validationError(`Invalid template resource property '${unknown}'`);
    if ('CreationPolicy' in resource || 'UpdatePolicy' in resource)
      throw notImplemented('cloudformation', `CreationPolicy and UpdatePolicy (resource ${name})`);
    if (resource.Properties !== undefined && !isRecord(resource.Properties))
      throw formatError(`[/Resources/${name}/Properties] must be an object`);
    for (const policy of [resource.DeletionPolicy, resource.UpdateReplacePolicy]) {
      if (typeof policy === 'string' && !deletionPolicies.includes(policy))
        throw formatError(`Unrecognized DeletionPolicy ${policy} for resource ${name}`);
      if (policy === 'Snapshot' && !snapshotTypes.includes(resource.Type))
        throw templateError(`resource type ${resource.Type} does not support deletion policy Snapshot`);
    }
  }
};

const checkOutputs = ({ Outputs = {} }: Template): void => {
  limit('outputs', Outputs, 200);
  for (const [name, output] of Object.entries(Outputs)) {
    if (!/^[A-Za-z0-9]+$/.test(name)) throw formatError(`Output name ${name} is non alphanumeric.`);
    if (!isRecord(output) || output.Value === undefined)
      throw formatError(`[/Outputs/${name}] Every Outputs member must contain a Value object`);
  }
};

const limit = (what: string, members: object, most: number): void => {
  const count = Object.keys(members).length;
  if (count > most) throw formatError(`Number of ${what}, ${count}, is greater than maximum allowed, ${most}`);
};
