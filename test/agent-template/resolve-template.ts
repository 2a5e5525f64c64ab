import type { Template } from '../../agent-template/read-template.ts';

/** What Ref and Fn::GetAtt give in the installation that a test imagines. */
export type Names = {
  refs: Record<string, unknown>;
  attributes: Record<string, unknown>;
  conditions: Record<string, boolean>;
};

const nothing = Symbol('AWS::NoValue');

/** Evaluates the functions in a part of the template: apart from local-aws, so that the two can be compared. */
export const resolve = (template: Template, names: Names, value: unknown): unknown => {
  const again = (inner: unknown): unknown => resolve(template, names, inner);
  if (Array.isArray(value)) return value.map(again).filter((entry) => entry !== nothing);
  if (typeof value !== 'object' || value === null) return value;
  const [name = '', argument] = Object.entries(value)[0] ?? [];
  const list = (): unknown[] => (Array.isArray(argument) ? argument.map((entry) => entry as unknown) : [argument]);
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? nothing : known(names.refs, String(argument));
    case 'Fn::GetAtt':
      return known(names.attributes, (argument as string[]).join('.'));
    case 'Fn::Sub': {
      const [text, own = {}] = list() as [string, Record<string, unknown>?];
      return text.replaceAll(/\$\{([^}]+)\}/g, (_, key: string) =>
        String(key in own ? again(own[key]) : key in names.refs ? names.refs[key] : known(names.attributes, key)),
      );
    }
    case 'Fn::FindInMap': {
      const [map, first, second] = list().map(again) as [string, string, string];
      return template.Mappings[map]?.[first]?.[second];
    }
    case 'Fn::If': {
      const [condition, yes, no] = list();
      return again(names.conditions[String(condition)] ? yes : no);
    }
    case 'Fn::Split': {
      const [separator, text] = list().map(again) as [string, string];
      return text.split(separator);
    }
    case 'Fn::Select': {
      const [index, from] = list().map(again) as [number, unknown[]];
      return from[index];
    }
    default:
      if (name.startsWith('Fn::')) throw new Error(`${name} is not known here`);
      return Object.fromEntries(
        Object.entries(value)
          .map(([key, inner]) => [key, again(inner)] as const)
          .filter(([, inner]) => inner !== nothing),
      );
  }
};

const known = (values: Record<string, unknown>, key: string): unknown => {
  if (!(key in values)) throw new Error(`${key} is not known here`);
  return values[key];
};
