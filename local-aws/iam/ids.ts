import { randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const letters = (count: number): string =>
  [...randomBytes(count)].map((byte) => alphabet[byte % alphabet.length]).join('');

/** The prefix tells what the id names: AROA a role, AIDA a user, ANPA a policy, AKIA a key, ASIA a session's key. */
export const uniqueId = (prefix: 'AROA' | 'AIDA' | 'ANPA' | 'AKIA' | 'ASIA'): string => `${prefix}${letters(17)}`;
export const accessKeyId = (prefix: 'AKIA' | 'ASIA'): string => `${prefix}${letters(16)}`;
export const secretAccessKey = (): string => randomBytes(30).toString('base64');
