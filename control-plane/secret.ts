import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits: long enough that a plain hash of it gives nothing away. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret: enough to recognise it, useless to whoever reads the database. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
