import type { Manifest } from '../../contract/release.ts';
import { dnsSuffixOf } from '../../contract/sts-host.ts';

/** An object of the releases bucket in one install region, in the form that CloudFormation takes. */
const releaseUrl = ({ bucket }: Manifest, region: string, key: string): string =>
  `https://${bucket}-${region}.s3.${region}.${dnsSuffixOf(region)}/${key}`;

export const templateUrl = (manifest: Manifest, region: string): string =>
  releaseUrl(manifest, region, manifest.template.key);

export const manifestUrl = (manifest: Manifest, region: string): string =>
  releaseUrl(manifest, region, `${manifest.version}/manifest.json`);
