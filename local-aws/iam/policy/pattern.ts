import { valuesOf, type RequestContext } from './context.ts';

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const regexes = new Map<string, RegExp>();

const compile = (source: string, flags: string): RegExp => {
  const key = `${flags}/${source}`;
  let regex = regexes.get(key);
  if (regex === undefined) {
    if (regexes.size > 20_000) regexes.clear();
    regex = new RegExp(`^${source}$`, `s${flags}`);
    regexes.set(key, regex);
  }
  return regex;
};

const variable = /\$\{([^}]*)\}/g;

const parseVariable = (expression: string): { key: string; fallback: string | undefined } | undefined => {
  const match = /^\s*([^,]+?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(expression);
  return match === null ? undefined : { key: match[1] ?? '', fallback: match[2] };
};

const isCharacter = (expression: string): boolean => expression === '*' || expression === '?' || expression === '$';

/** The keys that a pattern's variables ask for and have no default for. */
export const variablesIn = (pattern: string): string[] =>
  [...pattern.matchAll(variable)].flatMap(([, expression = '']) => {
    const parsed = isCharacter(expression) ? undefined : parseVariable(expression);
    return parsed === undefined || parsed.fallback !== undefined ? [] : [parsed.key];
  });

/** What a policy variable stands for; undefined when the request does not have the key and no default is given. */
const valueOfVariable = (expression: string, context: RequestContext): string | undefined => {
  if (isCharacter(expression)) return expression;
  const parsed = parseVariable(expression);
  if (parsed === undefined) return undefined;
  const values = valuesOf(context, parsed.key);
  // A key with several values cannot be put in a single place
  return values?.length === 1 ? values[0] : parsed.fallback;
};

/** A pattern of a policy, after its variables were looked up: text for equality, a source for wildcards. */
export type Pattern = { text: string; source: string };

/** Undefined when a variable has no value: then the element matches nothing. */
export const resolvePattern = (pattern: string, context: RequestContext | undefined): Pattern | undefined => {
  let text = '';
  let source = '';
  let end = 0;
  const addLiteral = (literal: string) => {
    text += literal;
    source += escape(literal).replaceAll('\\*', '.*').replaceAll('\\?', '.');
  };
  if (context !== undefined && pattern.includes('${')) {
    for (const match of pattern.matchAll(variable)) {
      const value = valueOfVariable(match[1] ?? '', context);
      if (value === undefined) return undefined;
      addLiteral(pattern.slice(end, match.index));
      // the value is taken literally: a tag of `*` is no wildcard
      text += value;
      source += escape(value);
      end = match.index + match[0].length;
    }
  }
  addLiteral(pattern.slice(end));
  return { text, source };
};

export const matchesGlob = (pattern: Pattern, value: string, ignoreCase = false): boolean =>
  compile(pattern.source, ignoreCase ? 'i' : '').test(value);

const arnParts = (arn: string): string[] | undefined => {
  const parts = arn.split(':');
  return parts.length < 6 ? undefined : [...parts.slice(0, 5), parts.slice(5).join(':')];
};

/** Conditions compare ARNs segment by segment: a wildcard does not reach over one of the first five colons. */
export const matchesArn = (pattern: Pattern, value: string): boolean => {
  const wanted = arnParts(pattern.source);
  const given = arnParts(value);
  if (wanted === undefined || given === undefined) return false;
  return wanted.every((source, i) => compile(source, '').test(given[i] ?? ''));
};

/** Before the fifth colon a variable is plain text, and only a star at the end of its segment reaches over a colon. */
const headSource = (segment: string): string => {
  const inner = escape(segment.replace(/\*$/, '')).replaceAll('\\*', '[^:]*').replaceAll('\\?', '[^:]');
  return segment.endsWith('*') ? `${inner}.*` : inner;
};

/** A pattern of a Resource element against an ARN. */
export const matchesResourceArn = (pattern: string, arn: string, context: RequestContext | undefined): boolean => {
  const segments = pattern.split(':');
  // arn:aws:sqs:* is short for arn:aws:sqs:*:*:*
  while (segments.length < 6) segments.push('*');
  const tail = resolvePattern(segments.slice(5).join(':'), context);
  if (tail === undefined) return false;
  const head = segments.slice(0, 5).map(headSource).join(':');
  return compile(`${head}:${tail.source}`, '').test(arn);
};
