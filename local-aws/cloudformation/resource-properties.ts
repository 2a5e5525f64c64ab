import type { ResourceContext, ResourceType } from './resource-type.ts';
import type { Properties } from './stack-state.ts';
import { isRecord } from './template/template.ts';

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
    ? (own as { Key: string; Value?: string }[]).map(({ Key, Value = '' }) => [Key, Value])
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
