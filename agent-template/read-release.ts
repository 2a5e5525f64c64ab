import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { signedText, type Manifest } from '../contract/release.ts';
import { ReleaseError } from './release-error.ts';

export type ReleaseFile = { key: string; bytes: Uint8Array; contentType: string };
export type ReadRelease = { manifest: Manifest; zip: ReleaseFile; template: ReleaseFile; manifestFile: ReleaseFile };

/** Reads a built release and checks it as an installed stack's owner would: key of the template, signature, hashes. */
export const readRelease = (folder: string): ReadRelease => {
  const manifestBytes = read(folder, 'manifest.json');
  const manifest = JSON.parse(manifestBytes.toString()) as Manifest;
  const zip = read(folder, basename(manifest.agent.key));
  const template = read(folder, basename(manifest.template.key));
  const checks: [boolean, string][] = [
    [sha256(zip) === manifest.agent.sha256, 'the zip is not the one that the manifest names'],
    [sha256(template) === manifest.template.sha256, 'the template is not the one that the manifest names'],
    [signedBy(manifest, releaseKeyOf(template.toString())), 'the manifest is not signed by the key in the template'],
  ];
  for (const [holds, what] of checks)
    if (!holds) throw new ReleaseError('release_tampered', `In ${folder}, ${what}.`, 'Build the release again.');
  return {
    manifest,
    zip: { key: manifest.agent.key, bytes: zip, contentType: 'application/zip' },
    template: { key: manifest.template.key, bytes: template, contentType: 'text/yaml' },
    manifestFile: { key: `${manifest.version}/manifest.json`, bytes: manifestBytes, contentType: 'application/json' },
  };
};

const read = (folder: string, name: string): Buffer => {
  try {
    return readFileSync(join(folder, name));
  } catch (cause) {
    throw new ReleaseError(
      'release_not_built',
      `${join(folder, name)} cannot be read.`,
      'Build the release first: npm run release:build',
      cause,
    );
  }
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const releaseKeyOf = (template: string): string => /^\s+ReleaseKey: '([A-Za-z0-9+/=]+)'$/m.exec(template)?.[1] ?? '';

const signedBy = (manifest: Manifest, publicKey: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
    return verify(null, Buffer.from(signedText(manifest)), key, Buffer.from(manifest.signature, 'base64'));
  } catch {
    return false;
  }
};
