import { templateError } from '../errors.ts';
import type { Intrinsic } from '../intrinsic.ts';
import { isRecord } from '../template/template.ts';

/** The fourth argument, DefaultValue, belongs to Transform AWS::LanguageExtensions. */
export const fnFindInMap: Intrinsic = {
  evaluate(argument, context) {
    const parts = Array.isArray(argument) ? (argument as unknown[]) : [];
    if (parts.length < 3 || parts.length > 4)
      throw templateError(
        'every Fn::FindInMap object requires three parameters, the map name, map key and the attribute for return value',
      );
    const [name, key, attribute] = parts.slice(0, 3).map((part) => String(context.evaluate(part)));
    const found = context.template.Mappings?.[name ?? '']?.[key ?? '']?.[attribute ?? ''];
    if (found !== undefined) return context.evaluate(found);
    const fallback = parts[3];
    if (isRecord(fallback) && 'DefaultValue' in fallback) return context.evaluate(fallback['DefaultValue']);
    throw templateError(`Unable to get mapping for ${name}::${key}::${attribute}`);
  },
};
