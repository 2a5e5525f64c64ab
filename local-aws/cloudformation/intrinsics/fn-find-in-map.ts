import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';
import { isRecord } from '../template/template.ts';
import { hasLanguageExtensions } from '../template/transforms.ts';

/** The fourth argument, DefaultValue, belongs to Transform AWS::LanguageExtensions. */
export const fnFindInMap: Intrinsic = {
  evaluate(argument, context) {
    const parts = Array.isArray(argument) ? (argument as unknown[]) : [];
    const most = hasLanguageExtensions(context.template) ? 4 : 3;
    if (parts.length < 3 || parts.length > most)
      throw templateError(
        'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
      );
    const [name, key, attribute] = parts.slice(0, 3).map((part) => String(context.evaluate(part)));
    const mapping = context.template.Mappings?.[name ?? ''];
    const found = mapping?.[key ?? '']?.[attribute ?? ''];
    if (found !== undefined) return context.evaluate(found);
    const fallback = parts[3];
    if (isRecord(fallback) && 'DefaultValue' in fallback) return context.evaluate(fallback['DefaultValue']);
    if (mapping === undefined)
      throw templateError(`Mapping named '${name}' is not present in the 'Mappings' section of template.`);
    throw templateError(`Unable to get mapping for ${name}::${key}::${attribute}`);
  },
};
