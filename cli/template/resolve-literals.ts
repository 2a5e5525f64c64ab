import { partitionOf } from '../aws/partition.ts';
import type { Template } from './parse-template.ts';
import { valueText } from './value-text.ts';

/** Where the template is used, and the values of its parameters as far as they are known. */
export type Place = { partition: string; region: string; values?: Record<string, string> };

/**
 * Puts in what the template itself says: values of its mappings, and the names that Fn::Sub is given. Otherwise two
 * templates could differ in whom they trust, and their policies would still read the same.
 */
export const resolveLiterals = (template: Template, place: Place): Template => {
  const mappings = (template['Mappings'] ?? {}) as Record<string, Record<string, Record<string, unknown>>>;
  const known: Record<string, string> = {
    'AWS::Partition': place.partition,
    'AWS::Region': place.region,
    'AWS::URLSuffix': partitionOf(place.region).dnsSuffix,
    ...place.values,
  };
  const filledIn = (text: string): string =>
    text.replace(/\$\{([^}!]+)\}/g, (whole, name: string) => known[name] ?? whole);

  const keyOf = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'Ref' in value
      ? (known[String(value.Ref)] ?? valueText(value))
      : valueText(value);

  const conditions = (template['Conditions'] ?? {}) as Record<string, unknown>;
  /** Undefined where the values at hand do not tell. */
  const holds = (condition: unknown): boolean | undefined => {
    const [name, inner] = Object.entries((condition ?? {}) as Record<string, unknown>)[0] ?? [];
    if (name === 'Condition') return holds(conditions[String(inner)]);
    if (!Array.isArray(inner)) return undefined;
    if (name === 'Fn::Not') {
      const outcome = holds(inner[0]);
      return outcome === undefined ? undefined : !outcome;
    }
    const [left, right] = inner.map(resolve);
    return name === 'Fn::Equals' && typeof left === 'string' && typeof right === 'string' ? left === right : undefined;
  };

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    if ('Fn::If' in value && Array.isArray(value['Fn::If'])) {
      const [condition, then, otherwise] = value['Fn::If'] as unknown[];
      const outcome = holds({ Condition: condition });
      if (outcome !== undefined) return resolve(outcome ? then : otherwise);
    }
    const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item)]));
    if (Array.isArray(inner['Fn::FindInMap'])) {
      const [map, first, second] = inner['Fn::FindInMap'].map(keyOf);
      return mappings[map ?? '']?.[first ?? '']?.[second ?? ''] ?? inner;
    }
    if (Array.isArray(inner['Fn::Sub'])) {
      const [text, values] = inner['Fn::Sub'] as [string, Record<string, unknown>];
      return filledIn(
        Object.entries(values ?? {}).reduce(
          (line, [name, item]) => line.replaceAll(`\${${name}}`, () => valueText(item)),
          String(text),
        ),
      );
    }
    if (typeof inner['Fn::Sub'] === 'string') return filledIn(inner['Fn::Sub']);
    if (typeof inner['Ref'] === 'string') return known[inner['Ref']] ?? inner;
    return inner;
  };

  return { ...template, Resources: resolve(template.Resources) as Template['Resources'] };
};

/**
 * The values a template is used with: those given, otherwise its defaults. Never the external id, since whatever is
 * made of this is shown.
 */
export const parameterValues = (template: Template, given: Record<string, string>): Record<string, string> => {
  const defaults = Object.entries(template.Parameters ?? {}).flatMap(([name, parameter]) => {
    const value = (parameter as { Default?: unknown } | null)?.Default;
    return value === undefined ? [] : [[name, String(value)] as const];
  });
  const { ExternalId: _externalId, ...values } = { ...Object.fromEntries(defaults), ...given };
  return values;
};
