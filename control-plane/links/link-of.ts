import type { Caller } from '../caller.ts';
import type { Database } from '../database/tables.ts';
import { AppError } from '../errors.ts';
import { findLink, type LinkRow } from './link-store.ts';

/** A link of the caller's workspace; another workspace's is as absent as one that never was. */
export const linkOf = async (
  db: Database,
  { workspaceId }: Pick<Caller, 'workspaceId'>,
  id: string,
): Promise<LinkRow> => {
  const link = await findLink(db, workspaceId, id);
  if (link) return link;
  throw new AppError('link_not_found', `There is no link ${id}.`, 'List the links of the workspace to see their ids.');
};
