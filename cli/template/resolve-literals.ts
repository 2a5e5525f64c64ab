import type { Template } from './parse-template.ts';
import { valueText } from './value-text.ts';

export type Place = { partition: string; region: string };

/**
 * Puts in what the template itself says: values of its mappings, and the names that Fn::Sub is given. Otherwise two
 * templates could differ in whom they trust, and their policies would still read the same.
 */
export const resolveLiterals = (template: Template, place: Place): Template => {
  const mappings = (template['Mappings'] ?? {}) as Record<string, Record<string, Record<string, unknown>>>;
  const pseudo: Record<string, string> = { 'AWS::Partition': place.partition, 'AWS::Region': place.region };

  const keyOf = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'Ref' in value
      ? (pseudo[String(value.Ref)] ?? valueText(value))
      : valueText(value);

  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const inner = Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolve(item)]));
    if (Array.isArray(inner['Fn::FindInMap'])) {
      const [map, first, second] = inner['Fn::FindInMap'].map(keyOf);
      return mappings[map ?? '']?.[first ?? '']?.[second ?? ''] ?? inner;
    }
    if (Array.isArray(inner['Fn::Sub'])) {
      const [text, values] = inner['Fn::Sub'] as [string, Record<string, unknown>];
      return Object.entries(values ?? {}).reduce(
        (line, [name, item]) => line.replaceAll(`\${${name}}`, () => valueText(item)),
        String(text),
      );
    }
    return inner;
  };

  return { ...template, Resources: resolve(template.Resources) as Template['Resources'] };
};
