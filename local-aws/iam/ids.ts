import { createHash, randomBytes } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const lettersOf = (bytes: Uint8Array): string => [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
const letters = (count: number): string => lettersOf(randomBytes(count));

/** The prefix tells what the id names: AROA a role, AIDA a user, ANPA a policy, AKIA a key, ASIA a session's key. */
export const uniqueId = (prefix: 'AROA' | 'AIDA' | 'ANPA' | 'AKIA' | 'ASIA'): string => `${prefix}${letters(17)}`;
/** A policy of AWS's own has one id everywhere. */
export const fixedPolicyId = (name: string): string =>
  `ANPA${lettersOf(createHash('sha256').update(name).digest()).slice(0, 17)}`;
export const accessKeyId = (prefix: 'AKIA' | 'ASIA'): string => `${prefix}${letters(16)}`;
export const secretAccessKey = (): string => randomBytes(30).toString('base64');
