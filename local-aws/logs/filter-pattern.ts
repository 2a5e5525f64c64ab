import { notImplemented } from '../aws-error.ts';

/** Terms of a filter pattern: every plain one must be in the message, one of those with `?`, none with `-`. */
export const matchesPattern = (pattern: string): ((message: string) => boolean) => {
  const text = pattern.trim();
  if (/^[{[%]/.test(text)) throw notImplemented('logs', `filter pattern ${text}`);
  const terms = [...text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign = '', quoted, plain]) => ({
    sign,
    term: quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '',
  }));
  const of = (sign: string) => terms.filter((term) => term.sign === sign).map(({ term }) => term);
  const [required, optional, excluded] = [of(''), of('?'), of('-')];
  return (message) =>
    required.every((term) => message.includes(term)) &&
    (optional.length === 0 || required.length > 0 || optional.some((term) => message.includes(term))) &&
    !excluded.some((term) => message.includes(term));
};
