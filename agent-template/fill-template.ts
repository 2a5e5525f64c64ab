import { ReleaseError } from './release-error.ts';

/** A value, or one set of values for each copy of the line that names them. */
export type Literals = { values: Record<string, string>; lists: Record<string, string>[][] };

const word = /@@([A-Z_]+)@@/g;
// Literals stand between single quotes: what could end the quotes, or the line, must not get in.
const unsafe = /['\n\r]|@@/;

/**
 * Writes the release's literals into the template. A line that names a word of a list is repeated for each entry of the
 * list, so that the source stays plain YAML. A word without a value is an error: no customer ever sees a leftover.
 */
export const fillTemplate = (template: string, literals: Literals): string =>
  template
    .split('\n')
    .flatMap((line) => repeat(line, literals.lists))
    .map((line, index) => fill(line, index + 1, literals.values))
    .join('\n');

const repeat = (line: string, lists: Literals['lists']): string[] => {
  const entries = lists.find((list) => Object.keys(list[0] ?? {}).some((name) => line.includes(`@@${name}@@`)));
  if (!entries) return [line];
  return entries.map((entry) =>
    line.replace(word, (whole, name: string) => (name in entry ? safe(name, entry[name]) : whole)),
  );
};

const fill = (line: string, number: number, values: Record<string, string>): string => {
  return line.replace(word, (whole, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new ReleaseError(
        'template_invalid',
        `The template names ${whole} near line ${number}, for which the release has no value.`,
        'Give it a value in agent-template/build-release.ts, or correct its name.',
      );
    return safe(name, value);
  });
};

const safe = (name: string, value = ''): string => {
  // Principals are the one literal that is a list: '…', '…'
  if (unsafe.test(name === 'VENDOR_PRINCIPALS' ? value.replaceAll("', '", '') : value))
    throw new ReleaseError(
      'template_invalid',
      `The value of ${name} holds a character that a template cannot carry: ${value}`,
      'Leave out quotes and line breaks.',
    );
  return value;
};
