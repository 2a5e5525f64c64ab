import { templateError } from '../errors.ts';
import { createEvaluationContext } from '../evaluate.ts';
import type { EvaluationContext } from '../intrinsic.ts';
import { functionCall, isRecord, type Template } from './template.ts';

export type LoopParts = Pick<EvaluationContext, 'region' | 'values' | 'zones'>;
/** What the identifiers of the loops around a value stand for. */
type Bindings = Record<string, string>;
type Collect = (collection: unknown) => unknown;

const loopName = /^Fn::ForEach::[A-Za-z0-9]+$/;

/** The template with each Fn::ForEach written out: the one function whose result is structure, so it goes first. */
export const expandLoops = (template: Template, parts: LoopParts): Template => {
  const refuse = (name: string): never => {
    throw templateError(`Fn::ForEach cannot loop over ${name}: only parameters and mappings are known before.`);
  };
  const lookups = { condition: refuse, ref: refuse, getAtt: refuse, importValue: refuse };
  const context = createEvaluationContext({ ...parts, ...lookups, template });
  return expand(template, {}, (collection) => context.evaluate(collection)) as Template;
};

const expand = (value: unknown, bindings: Bindings, collect: Collect): unknown => {
  if (typeof value === 'string') return fillIn(value, bindings);
  if (Array.isArray(value)) return value.map((item) => expand(item, bindings, collect));
  if (!isRecord(value)) return value;
  const call = functionCall(value);
  if (call?.name === 'Ref' && typeof call.argument === 'string' && Object.hasOwn(bindings, call.argument))
    return bindings[call.argument];
  const members = Object.entries(value).flatMap(([key, item]) =>
    loopName.test(key)
      ? rounds(key, item, bindings, collect)
      : [[fillIn(key, bindings), expand(item, bindings, collect)] as const],
  );
  return unique(members);
};

const rounds = (name: string, argument: unknown, bindings: Bindings, collect: Collect): [string, unknown][] => {
  const [identifier, collection, body, ...more] = Array.isArray(argument) ? (argument as unknown[]) : [];
  const items = collection === undefined ? undefined : collect(expand(collection, bindings, collect));
  if (typeof identifier !== 'string' || !Array.isArray(items) || !isRecord(body) || more.length > 0)
    throw templateError(`${name} layout is incorrect`);
  return items
    .flat()
    .flatMap((item) =>
      Object.entries(expand(body, { ...bindings, [identifier]: String(item) }, collect) as Record<string, unknown>),
    );
};

/** `&{Name}` leaves out what a logical id may not hold. */
const fillIn = (text: string, bindings: Bindings): string =>
  text.replace(/([$&])\{([A-Za-z0-9]+)\}/g, (whole, sign: string, name: string) => {
    const bound = Object.hasOwn(bindings, name) ? bindings[name] : undefined;
    if (bound === undefined) return whole;
    return sign === '&' ? bound.replace(/[^A-Za-z0-9]/g, '') : bound;
  });

const unique = (members: (readonly [string, unknown])[]): Record<string, unknown> => {
  const seen = new Set<string>();
  for (const [key] of members) {
    if (seen.has(key)) throw templateError(`${key} is defined more than once by Fn::ForEach.`);
    seen.add(key);
  }
  return Object.fromEntries(members);
};
