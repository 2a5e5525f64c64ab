import { ResourceFailure, type Property, type ResourceContext, type ResourceType } from './resource-type.ts';
import { knownAfterApply } from './intrinsic.ts';
import type { Properties } from './stack-state.ts';
import { isRecord } from './template/template.ts';

/** What is wrong with the properties, in the words that the schemas of resource types have. */
export const propertyFaults = (type: ResourceType, properties: Properties, beforeDeployment = false): string[] => {
  const declared = type.properties;
  if (declared === 'any') return [];
  const unknown = Object.keys(properties).filter((name) => !(name in declared));
  const absent = unknown.find((name) => type.absent?.includes(name));
  if (absent !== undefined)
    throw new ResourceFailure(`local-aws does not have the property ${absent} of this resource type.`);
  const faults = Object.entries(declared).flatMap(([name, property]) => {
    const value = properties[name];
    if (value === undefined) return property.required ? [`#: required key [${name}] not found`] : [];
    if (fits(property, value) || (beforeDeployment && isHidden(value))) return [];
    return [`#/${name}: expected type: ${schemaTypes[property.type]}, found: ${foundType(value)}`];
  });
  return [...unknown.map((name) => `#: extraneous key [${name}] is not permitted`), ...faults];
};

/** Refuses properties that the type does not have, that miss, or that have the wrong type. */
export const checkProperties = (logicalId: string, type: ResourceType, properties: Properties): void => {
  const faults = propertyFaults(type, properties);
  if (faults.length > 0)
    throw new ResourceFailure(
      `Properties validation failed for resource ${logicalId} with message:\n${faults.join('\n')}`,
    );
};

const schemaTypes: Record<Property['type'], string> = {
  String: 'String',
  Integer: 'Integer',
  Boolean: 'Boolean',
  Json: 'JSONObject',
  List: 'JSONArray',
  Any: 'Any',
};

const foundType = (value: unknown): string => {
  if (Array.isArray(value)) return 'JSONArray';
  return isRecord(value) ? 'JSONObject' : 'String';
};

/** Before deployment some values are not known yet, and a NoEcho value is masked. */
const isHidden = (value: unknown): boolean =>
  typeof value === 'string' && (value.includes(knownAfterApply) || value.includes('****'));

const fits = ({ type }: Property, value: unknown): boolean => {
  switch (type) {
    case 'String':
      return typeof value === 'string';
    case 'Integer':
      return typeof value === 'string' && /^-?\d+$/.test(value);
    case 'Boolean':
      return typeof value === 'string' && /^(true|false)$/i.test(value);
    case 'Json':
      return isRecord(value) || (typeof value === 'string' && value.trimStart().startsWith('{'));
    case 'List':
      return Array.isArray(value);
    case 'Any':
      return true;
  }
};

// Every scalar of a template arrives as text; these give back what the API wants.

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export const integer = (value: unknown): number | undefined => (value === undefined ? undefined : Number(value));

export const boolean = (value: unknown): boolean | undefined =>
  value === undefined ? undefined : String(value).toLowerCase() === 'true';

export const list = <Item = string>(value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : []);

export const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

/** A policy document as the API wants it. */
export const documentText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** Drops members without a value, which the SDK's optional members do not allow to be named. */
export const compact = <Value extends object>(
  value: Value,
): { [Key in keyof Value]?: Exclude<Value[Key], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;

/** What a physical resource is tagged with; its own tags win over the stack's. */
export const tagsOf = (
  type: Pick<ResourceType, 'taggable'>,
  context: Pick<ResourceContext, 'tags'>,
  properties: Properties,
): Record<string, string> => {
  if (!type.taggable) return {};
  const own = properties['Tags'];
  const pairs = Array.isArray(own)
    ? (own as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value])
    : Object.entries(record(own));
  return { ...context.tags, ...(Object.fromEntries(pairs) as Record<string, string>) };
};

export const tagList = (tags: Record<string, string>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** What an update of tags must remove, and what it must set. */
export const tagChanges = (
  before: Record<string, string>,
  after: Record<string, string>,
): { removed: string[]; set: Record<string, string> } => ({
  removed: Object.keys(before).filter((key) => !(key in after)),
  set: Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key] !== value)),
});
