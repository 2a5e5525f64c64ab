import { createHash, createPublicKey, verify } from 'node:crypto';
import { Check } from 'typebox/value';
import { Manifest, signedText } from '../../contract/release.ts';
import { partitionOf } from '../aws/partition.ts';
import { readPublicObject } from '../aws/public-object.ts';
import { CliError } from '../cli-error.ts';

export type Release = { manifest: Manifest; template: string; templateUrl: string };

/** Where to look, which version, and the key that the installed template trusts. */
export type Wanted = { bucket: string; region: string; version: string; releaseKey: string };

/** Reads a release and believes none of it before the signature and the hash are checked. */
export const readRelease = async ({ bucket, region, version, releaseKey }: Wanted): Promise<Release> => {
  const text = await readPublicObject({ bucket, region, key: `${version}/manifest.json` });
  const manifest = readManifest(text);
  if (!signedBy(releaseKey, manifest))
    throw refuse(
      'release_not_signed',
      `The manifest of ${version} is not signed with the key that the installed agent trusts.`,
    );
  if (manifest.version !== version)
    throw refuse('release_mismatch', `The manifest in the place of ${version} is that of ${manifest.version}.`);
  if (!manifest.installRegions.includes(region) || `${manifest.bucket}-${region}` !== bucket)
    throw refuse('release_mismatch', `The release ${version} is not made for ${region}.`);
  const { key, sha256 } = manifest.template;
  const template = await readPublicObject({ bucket, region, key });
  if (createHash('sha256').update(template).digest('hex') !== sha256)
    throw refuse('release_altered', `The template of ${version} is not the one that was signed.`);
  return { manifest, template, templateUrl: `https://${bucket}.s3.${region}.${partitionOf(region).dnsSuffix}/${key}` };
};

const readManifest = (text: string): Manifest => {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    manifest = undefined;
  }
  if (Check(Manifest, manifest)) return manifest;
  throw refuse('release_invalid', 'The manifest of the release cannot be read.');
};

const signedBy = (releaseKey: string, manifest: Manifest): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(releaseKey, 'base64'), format: 'der', type: 'spki' });
    const signature = Buffer.from(manifest.signature, 'base64');
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(signedText(manifest)), key, signature);
  } catch {
    return false;
  }
};

const refuse = (code: string, message: string): CliError =>
  new CliError('failed', code, message, 'Do not install it; tell the vendor. Nothing was changed.');
