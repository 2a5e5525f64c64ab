import { formatError, validationError } from '../errors.ts';
import { isRecord } from './template.ts';

/** What each section asks of its members: how many there may be, and that they are objects with known keys only. */
export const checkMembers = (
  section: string,
  members: Record<string, unknown>,
  most: number,
  known: { what: string; keys: string[] },
): void => {
  checkCount(section.toLowerCase(), members, most);
  for (const member of Object.values(members)) {
    if (!isRecord(member)) throw formatError(`Any ${section} member must be an object.`);
    const unknown = Object.keys(member).find((key) => !known.keys.includes(key));
    if (unknown !== undefined) throw validationError(`Invalid template ${known.what} property '${unknown}'`);
  }
};

export const checkCount = (what: string, members: object, most: number): void => {
  const count = Object.keys(members).length;
  if (count > most) throw formatError(`Number of ${what}, ${count}, is greater than maximum allowed, ${most}`);
};

export const isAlphanumeric = (name: string): boolean => /^[A-Za-z0-9]+$/.test(name);

/** Of a member that may be left out, but must not be anything but a string. */
export const checkString = (key: string, value: unknown): void => {
  if (value !== undefined && typeof value !== 'string') throw formatError(`Every ${key} member must be a string.`);
};
