import type { Manifest } from '../../contract/release.ts';
import { templateUrl } from '../releases/release-urls.ts';
import { consoleUrl } from './launch-link.ts';

/** The console's update page with the template of a release, and everything else as it is. Parameters cannot be given along. */
export const updateUrl = (
  configuredConsole: string | undefined,
  stackId: string,
  region: string,
  manifest: Manifest,
): string => {
  const query = `stackId=${encodeURIComponent(stackId)}&templateURL=${encodeURIComponent(templateUrl(manifest, region))}`;
  return consoleUrl(configuredConsole, region, `/stacks/update/template?${query}`);
};
