import { knownAfterApply } from './intrinsic.ts';
import { ResourceFailure, type Property, type ResourceType } from './resource-type.ts';
import type { Properties } from './stack-state.ts';
import { isRecord } from './template/template.ts';

/** What is wrong with the properties, in the words that the schemas of resource types have. */
export const propertyFaults = (type: ResourceType, properties: Properties, beforeDeployment = false): string[] => {
  const { properties: members, absent = [] } = type;
  if (members === 'any') return [];
  return objectFaults('#', { type: 'Json', members, absent }, properties, beforeDeployment);
};

/** Refuses properties that the type does not have, that miss, or that are not what they must be. */
export const checkProperties = (logicalId: string, type: ResourceType, properties: Properties): void => {
  const faults = propertyFaults(type, properties);
  if (faults.length > 0)
    throw new ResourceFailure(
      `Properties validation failed for resource ${logicalId} with message:\n${faults.join('\n')}`,
    );
};

const objectFaults = (path: string, property: Property, value: Properties, beforeDeployment: boolean): string[] => {
  const { members, absent = [] } = property;
  if (members === undefined) return [];
  const unknown = Object.keys(value).filter((name) => !(name in members));
  const missed = unknown.find((name) => absent.includes(name));
  if (missed !== undefined) {
    const where = [...path.split('/').slice(1), missed].join('/');
    throw new ResourceFailure(`local-aws does not have the property ${where} of this resource type.`);
  }
  const faults = Object.entries(members).flatMap(([name, member]) => {
    const given = value[name];
    if (given === undefined) return member.required ? [`${path}: required key [${name}] not found`] : [];
    return valueFaults(`${path}/${name}`, member, given, beforeDeployment);
  });
  return [...unknown.map((name) => `${path}: extraneous key [${name}] is not permitted`), ...faults];
};

const valueFaults = (path: string, property: Property, value: unknown, beforeDeployment: boolean): string[] => {
  if (beforeDeployment && isHidden(value)) return [];
  if (!fits(property, value)) return [`${path}: expected type: ${schemaTypes[property.type]}, found: ${typeOf(value)}`];
  if (Array.isArray(value)) {
    const { items } = property;
    const faults = items
      ? value.flatMap((item, at) => valueFaults(`${path}/${at}`, items, item, beforeDeployment))
      : [];
    return [...countFaults(path, property, value.length), ...faults];
  }
  if (isRecord(value)) return objectFaults(path, property, value, beforeDeployment);
  return scalarFaults(path, property, String(value));
};

const scalarFaults = (path: string, property: Property, value: string): string[] => {
  const failed = (keyword: string) => `${path}: failed validation constraint for keyword [${keyword}]`;
  const [least = -Infinity, most = Infinity] = property.bounds ?? [];
  const faults: string[] = [];
  if (property.type === 'Integer') {
    if (Number(value) < least) faults.push(failed('minimum'));
    if (Number(value) > most) faults.push(failed('maximum'));
  } else {
    if (value.length < least) faults.push(`${path}: expected minLength: ${least}, actual: ${value.length}`);
    if (value.length > most) faults.push(`${path}: expected maxLength: ${most}, actual: ${value.length}`);
  }
  if (property.pattern?.test(value) === false) faults.push(failed('pattern'));
  // A type and the values that it is limited to are two schemas to the validator.
  if (property.enum?.includes(value) === false)
    faults.push(`${path}: #: only 1 subschema matches out of 2`, failed('enum'));
  return faults;
};

const countFaults = (
  path: string,
  { bounds: [least = 0, most = Infinity] = [0] }: Property,
  count: number,
): string[] => [
  ...(count < least ? [`${path}: expected minimum item count: ${least}, found: ${count}`] : []),
  ...(count > most ? [`${path}: expected maximum item count: ${most}, found: ${count}`] : []),
];

const schemaTypes: Record<Property['type'], string> = {
  String: 'String',
  Integer: 'Integer',
  Boolean: 'Boolean',
  Json: 'JSONObject',
  List: 'JSONArray',
  Any: 'Any',
};

const typeOf = (value: unknown): string => {
  if (Array.isArray(value)) return 'JSONArray';
  return isRecord(value) ? 'JSONObject' : 'String';
};

/** Before deployment some values are not known yet, and a NoEcho value is masked. */
const isHidden = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes(knownAfterApply) || value.includes('****'));

const fits = ({ type, members }: Property, value: unknown): boolean => {
  switch (type) {
    case 'String':
      return typeof value === 'string';
    case 'Integer':
      return typeof value === 'string' && /^-?\d+$/.test(value);
    case 'Boolean':
      return typeof value === 'string' && /^(true|false)$/i.test(value);
    case 'Json':
      // A document may be given as text; an object with members of its own may not
      return isRecord(value) || (members === undefined && typeof value === 'string' && /^\s*\{/.test(value));
    case 'List':
      return Array.isArray(value);
    case 'Any':
      return true;
  }
};
