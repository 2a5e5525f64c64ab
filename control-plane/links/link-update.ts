import type { LinkUpdate } from '../../contract/link.ts';
import type { Manifest } from '../../contract/release.ts';
import { getTemplate } from '../aws/cloudformation/get-template.ts';
import { linkAccess } from '../aws/link-access.ts';
import { readOwnObject } from '../aws/s3/read-own-object.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { freshReleases } from '../releases/fresh-releases.ts';
import { findNewestRelease } from '../releases/release-store.ts';
import { manifestUrl, templateUrl } from '../releases/release-urls.ts';
import { compareTemplates } from './compare-templates.ts';
import { linkOf } from './link-of.ts';
import { isVerified } from './link-state.ts';
import type { LinkRow } from './link-store.ts';
import { isOutdated } from './link-view.ts';
import { parametersUrl, updateUrl } from './update-url.ts';

/** What an update to the newest release would change in the account, and the ways to start it. */
export const linkUpdate = async (deps: Deps, caller: Caller, id: string): Promise<LinkUpdate> => {
  const link = await linkOf(deps.db, caller, id);
  await freshReleases(deps);
  const newest = (await findNewestRelease(deps.db))?.manifest;
  const outdated = isOutdated(link, newest);
  return {
    installedVersion: link.version,
    newestVersion: newest?.version ?? null,
    outdated,
    templateUrl: newest ? templateUrl(newest, link.home_region) : null,
    manifestUrl: newest ? manifestUrl(newest, link.home_region) : null,
    consoleUrl:
      newest && link.stack_id !== null
        ? updateUrl(deps.config.consoleUrl, link.stack_id, link.home_region, newest)
        : null,
    parametersUrl: await parametersUrl(deps, link),
    command: `stackery aws update-role --region ${link.home_region}`,
    ...(outdated && newest ? await changes(deps, link, newest) : { resourceChanges: [], permissionChanges: [] }),
  };
};

const changes = async (
  { aws, config }: Pick<Deps, 'aws' | 'config'>,
  link: LinkRow,
  newest: Manifest,
): Promise<Pick<LinkUpdate, 'resourceChanges' | 'permissionChanges'>> => {
  if (!isVerified(link.state) || link.stack_id === null) return { resourceChanges: [], permissionChanges: [] };
  const { region } = config.aws;
  const object = { bucket: `${config.releasesBucket}-${region}`, key: newest.template.key };
  const [installed, offered] = await Promise.all([
    getTemplate(aws, linkAccess(link, link.home_region, 'read'), link.stack_id),
    readOwnObject(aws, region, object),
  ]);
  if (offered === undefined)
    throw new AppError(
      'release_not_found',
      `The template of release ${newest.version} is not in ${object.bucket}.`,
      'Publish the release again, under a new version.',
    );
  return compareTemplates(installed, offered);
};
