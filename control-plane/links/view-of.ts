import type { Link } from '../../contract/link.ts';
import type { Caller } from '../caller.ts';
import type { Deps } from '../compose.ts';
import { findNewestRelease } from '../releases/release-store.ts';
import type { LinkRow } from './link-store.ts';
import { linkView } from './link-view.ts';

/** A link as the API shows it, beside the newest release we know of. */
export const viewOf = async (
  { db, config }: Pick<Deps, 'db' | 'config'>,
  { role }: Pick<Caller, 'role'>,
  row: LinkRow,
): Promise<Link> => {
  const newest = (await findNewestRelease(db))?.manifest;
  return linkView(row, { newest, consoleUrl: config.consoleUrl, role });
};
