import type { Link } from '../../contract/link.ts';
import type { Release } from '../../contract/release.ts';
import { CliError } from '../cli-error.ts';
import type { Context } from '../command.ts';
import { allItems, hasControlPlane, openControlPlane } from '../control-plane.ts';

/** The version to update to when none is named. */
export const newestVersion = async ({ config }: Context, link: Link | undefined): Promise<string> => {
  if (link?.newestVersion) return link.newestVersion;
  if (hasControlPlane(config))
    for await (const release of allItems<Release>(openControlPlane(config), 'releases'))
      if (release.newest) return release.version;
  throw new CliError(
    'usage',
    'version_missing',
    'Which version? Nothing here knows the newest release.',
    'Add --version, or set STACKERY_URL and STACKERY_API_KEY so that the control plane can be asked.',
  );
};
