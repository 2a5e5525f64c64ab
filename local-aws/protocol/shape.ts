/**
 * The Smithy schemas that every SDK client carries, compiled once into a form that is quick to walk.
 * A static schema is an array: [kind, namespace, name, traits, …]; small ones are numbers; members are [schema, traits].
 */
export type Traits = Record<string, unknown>;

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';
export type Structure = {
  kind: 'structure';
  name: string;
  traits: Traits;
  members: Member[];
  union: boolean;
};
export type Shape =
  | { kind: 'string' | 'number' | 'boolean' | 'document' | 'unit'; traits: Traits }
  | { kind: 'blob'; traits: Traits; streaming: boolean }
  | { kind: 'timestamp'; traits: Traits; format: TimestampFormat | undefined }
  | { kind: 'list'; traits: Traits; member: Member }
  | { kind: 'map'; traits: Traits; key: Member; value: Member }
  | Structure;

export type Member = { name: string; traits: Traits; required: boolean; readonly shape: Shape };

const traitBits = [
  'httpLabel',
  'idempotent',
  'idempotencyToken',
  'sensitive',
  'httpPayload',
  'httpResponseCode',
  'httpQueryParams',
];
const noTraits: Traits = {};

export const traitsOf = (traits: unknown): Traits => {
  if (typeof traits === 'object' && traits !== null) return traits as Traits;
  if (typeof traits !== 'number' || traits === 0) return noTraits;
  return Object.fromEntries(traitBits.filter((_, bit) => (traits >> bit) & 1).map((name) => [name, 1]));
};

const deref = (ref: unknown): unknown => {
  let value = ref;
  while (typeof value === 'function') value = (value as () => unknown)();
  return value;
};

const timestampFormats: Record<number, TimestampFormat> = { 5: 'date-time', 6: 'http-date', 7: 'epoch-seconds' };

const simpleShape = (code: number, traits: Traits): Shape => {
  if (code >= 128) return { kind: 'map', traits, key: member(0, 'key'), value: member(code & 63, 'value') };
  if (code >= 64) return { kind: 'list', traits, member: member(code & 63, 'member') };
  if (code === 21 || code === 42) return { kind: 'blob', traits, streaming: code === 42 };
  if (code >= 4 && code <= 7) return { kind: 'timestamp', traits, format: timestampFormats[code] };
  if (code === 1 || code === 17 || code === 19) return { kind: 'number', traits };
  if (code === 2) return { kind: 'boolean', traits };
  if (code === 15) return { kind: 'document', traits };
  return { kind: 'string', traits };
};

const compile = (schema: unknown[]): Shape => {
  const [kind, , name, rawTraits, first, second, required] = schema;
  const traits = traitsOf(rawTraits);
  if (kind === 0) return typeof first === 'number' ? simpleShape(first, traits) : shapeOf(first);
  if (kind === 1) return { kind: 'list', traits, member: member(first, 'member') };
  if (kind === 2) return { kind: 'map', traits, key: member(first, 'key'), value: member(second, 'value') };
  const types = second as unknown[];
  const members = (first as string[]).map((memberName, i) => member(types[i], memberName, i < Number(required ?? 0)));
  return { kind: 'structure', name: String(name), traits, members, union: kind === 4 };
};

const compiled = new WeakMap<object, Shape>();

export const shapeOf = (ref: unknown): Shape => {
  const schema = deref(ref);
  if (typeof schema === 'number') return simpleShape(schema, noTraits);
  if (!Array.isArray(schema)) return { kind: 'unit', traits: noTraits };
  let shape = compiled.get(schema);
  if (shape === undefined) {
    shape = compile(schema);
    compiled.set(schema, shape);
  }
  return shape;
};

// A member's shape is looked up when it is first needed: schemas refer to themselves.
const member = (ref: unknown, name: string, required = false): Member => {
  const annotated = Array.isArray(ref) && ref.length === 2;
  const target: unknown = annotated ? ref[0] : ref;
  let shape: Shape | undefined;
  return {
    name,
    traits: annotated ? traitsOf(ref[1]) : noTraits,
    required,
    get shape() {
      return (shape ??= shapeOf(target));
    },
  };
};

/** The name of a member on the wire in XML and query forms. */
export const xmlName = (m: Member): string => (m.traits['xmlName'] as string | undefined) ?? m.name;
export const isFlattened = (m: Member): boolean => Boolean(m.traits['xmlFlattened'] ?? m.shape.traits['xmlFlattened']);
