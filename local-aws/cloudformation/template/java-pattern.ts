import { formatError } from '../errors.ts';

/** Java's POSIX classes, which match ASCII only. */
const classes: Record<string, string> = {
  Alnum: 'a-zA-Z0-9',
  Alpha: 'a-zA-Z',
  Blank: ' \\t',
  Digit: '0-9',
  Lower: 'a-z',
  Punct: '!-\\/:-@\\[-`{-~',
  Space: '\\s',
  Upper: 'A-Z',
  XDigit: '0-9a-fA-F',
};

/** Outside of square brackets a class needs its own. */
const withClasses = (pattern: string): string => {
  let inside = false;
  return pattern.replace(/\\p\{([A-Za-z]+)\}|\\.|[[\]]/gs, (token, name: string | undefined) => {
    if (token === '[') inside = true;
    if (token === ']') inside = false;
    const members = name === undefined ? undefined : classes[name];
    if (members === undefined) return token;
    return inside ? members : `[${members}]`;
  });
};

const compile = (source: string, flags: string): RegExp | undefined => {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
};

/** A pattern of Java's, which must match the whole text as String.matches does. */
export const javaPattern = (pattern: string): RegExp => {
  const [, flags = '', body = ''] = /^(?:\(\?([ims]+)\))?(.*)$/s.exec(pattern) ?? [];
  const source = withClasses(body)
    .replace(/\\A/g, '^')
    .replace(/\\[zZ]/g, '$')
    .replace(/([*+?}])\+/g, '$1');
  const whole = `^(?:${source})$`;
  // Escapes that Java lets pass are errors to a Unicode pattern of JavaScript
  const regex = compile(whole, `${flags}u`) ?? compile(whole, flags);
  if (regex === undefined) throw formatError(`AllowedPattern ${pattern} is not a valid regular expression.`);
  return regex;
};
