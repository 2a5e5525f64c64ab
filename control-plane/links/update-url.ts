import type { Manifest } from '../../contract/release.ts';
import type { Deps } from '../compose.ts';
import { findRelease } from '../releases/release-store.ts';
import { templateUrl } from '../releases/release-urls.ts';
import { consoleUrl } from './launch-link.ts';
import type { LinkRow } from './link-store.ts';

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

/** The same page with the template that is installed, so that nothing changes but what is typed there. */
export const parametersUrl = async (
  { config, db }: Pick<Deps, 'config' | 'db'>,
  { version, stack_id: stackId, home_region: region }: Pick<LinkRow, 'version' | 'stack_id' | 'home_region'>,
): Promise<string | null> => {
  const installed = version === null ? undefined : await findRelease(db, version);
  return installed && stackId !== null ? updateUrl(config.consoleUrl, stackId, region, installed.manifest) : null;
};
