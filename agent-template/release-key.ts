import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ReleaseError } from './release-error.ts';

/** The Ed25519 key that signs manifests. The control plane never holds it, so it cannot make a release. */
export const openReleaseKey = (file: string, notice: (line: string) => void): KeyObject => {
  const pem = readIfThere(file) ?? createKey(file, notice);
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below, without the parser's words: they may quote the file.
  }
  throw new ReleaseError(
    'key_invalid',
    `${file} does not hold an Ed25519 private key in PEM form.`,
    'Point STACKERY_RELEASE_KEY_FILE to the key of your earlier releases; installed stacks accept no other.',
  );
};

/** As the template carries it. */
export const publicKeyText = (key: KeyObject): string =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

const createKey = (file: string, notice: (line: string) => void): string => {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // wx: two builds at once must not end with two keys.
  writeFileSync(file, pem, { mode: 0o600, flag: 'wx' });
  notice(`Made a new release key: ${file}. Keep it and back it up; installed stacks accept updates signed by it only.`);
  return pem;
};
