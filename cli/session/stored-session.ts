import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliError } from '../cli-error.ts';

/** A person's session with one control plane, as `stackery login` leaves it. */
export type StoredSession = { url: string; token: string; who: string };

/** Undefined where nobody is signed in. What others may read is not used: it may be theirs by now. */
export const readSession = (file: string): StoredSession | undefined => {
  if (isExposed(file))
    throw new CliError(
      'refused',
      'session_exposed',
      `Others may read ${file}, which holds your session.`,
      'End that session with `stackery logout`, then sign in again with `stackery login`.',
    );
  return formerSession(file);
};

/** The same to be ended, whoever may have read it. */
export const formerSession = (file: string): StoredSession | undefined => {
  try {
    return sessionIn(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

const isExposed = (file: string): boolean => {
  // Windows keeps no such mode
  if (process.platform === 'win32') return false;
  try {
    return (statSync(file).mode & 0o077) !== 0;
  } catch {
    return false;
  }
};

const sessionIn = (text: string): StoredSession | undefined => {
  try {
    const { url, token, who } = JSON.parse(text) as Partial<Record<string, unknown>>;
    return typeof url === 'string' && typeof token === 'string' ? { url, token, who: String(who) } : undefined;
  } catch {
    return undefined;
  }
};

/** Never there half, nor for others, not even for a moment. */
export const storeSession = (file: string, session: StoredSession): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fresh = `${file}.${process.pid}`;
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
};

export const removeSession = (file: string): void => rmSync(file, { force: true });
