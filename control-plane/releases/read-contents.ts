import type { ReleaseContents } from '../../contract/release.ts';
import { readOwnObject } from '../aws/s3/read-own-object.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { contentsOf } from './contents-of.ts';
import { findRelease } from './release-store.ts';

/** What a published release holds, for whoever is about to install it. */
export const readContents = async (
  { aws, config, db }: Pick<Deps, 'aws' | 'config' | 'db'>,
  version: string,
): Promise<ReleaseContents> => {
  const release = await findRelease(db, version);
  const { region } = config.aws;
  const bucket = `${config.releasesBucket}-${region}`;
  const template = release && (await readOwnObject(aws, region, { bucket, key: release.manifest.template.key }));
  if (template === undefined)
    throw new AppError('release_not_found', `There is no release ${version}.`, 'Ask for the list of releases.');
  return { version, ...contentsOf(template) };
};
