import type { Property } from './resource-type.ts';

// How resource types say what their properties must be.

export const string = { type: 'String' } as const satisfies Property;
export const int = { type: 'Integer' } as const satisfies Property;
export const bool = { type: 'Boolean' } as const satisfies Property;
/** An object whose members are somebody else's, such as a policy. */
export const json = { type: 'Json' } as const satisfies Property;

export const oneOf = (...values: string[]): Property => ({ type: 'String', enum: values });
export const listOf = (items: Property): Property => ({ type: 'List', items });
export const object = (members: Record<string, Property>, absent: string[] = []): Property => ({
  type: 'Json',
  members,
  absent,
});

export const required = (property: Property): Property => ({ ...property, required: true });
export const replacing = (property: Property): Property => ({ ...property, update: 'replace' });

export const plainTags = listOf(object({ Key: required(string), Value: required(string) }));

const key: Property = { ...string, bounds: [1, 128] };
const value: Property = { ...string, bounds: [0, 256] };
/** Most types say how long a tag may be, and some let it be without a value. */
export const boundedTags = listOf(object({ Key: required(key), Value: required(value) }));
export const keyedTags = listOf(object({ Key: required(key), Value: value }));
