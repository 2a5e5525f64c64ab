import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';
import { isRecord, type Template } from '../template/template.ts';
import { hasLanguageExtensions } from '../template/transforms.ts';

/** The fourth argument, DefaultValue, belongs to Transform AWS::LanguageExtensions. */
export const fnFindInMap: Intrinsic = {
  check(argument, template) {
    const [name, , , fallback] = partsOf(argument, template);
    if (typeof name === 'string' && fallback === undefined && template.Mappings?.[name] === undefined)
      throw notPresent(name);
  },
  evaluate(argument, context) {
    const parts = partsOf(argument, context.template);
    const [name, key, attribute] = parts.slice(0, 3).map((part) => String(context.evaluate(part)));
    const mapping = context.template.Mappings?.[name ?? ''];
    const found = mapping?.[key ?? '']?.[attribute ?? ''];
    if (found !== undefined) return context.evaluate(found);
    const fallback = parts[3];
    if (isRecord(fallback) && 'DefaultValue' in fallback) return context.evaluate(fallback['DefaultValue']);
    if (mapping === undefined) throw notPresent(String(name));
    throw templateError(`Unable to get mapping for ${name}::${key}::${attribute}`);
  },
};

const partsOf = (argument: unknown, template: Template): unknown[] => {
  const parts = Array.isArray(argument) ? (argument as unknown[]) : [];
  const most = hasLanguageExtensions(template) ? 4 : 3;
  if (parts.length < 3 || parts.length > most)
    throw templateError(
      'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
    );
  return parts;
};

const notPresent = (name: string): Error =>
  templateError(`Mapping named '${name}' is not present in the 'Mappings' section of template.`);
