import type { Caller } from '../caller.ts';
import type { Database } from '../database/tables.ts';
import { AppError } from '../errors.ts';
import { findChangeSet } from './change-set-store.ts';
import type { ChangeSetRow } from './change-set-table.ts';

/** A change set of the caller's workspace; another workspace's is as absent as one that never was. */
export const changeSetOf = async (
  db: Database,
  { workspaceId }: Pick<Caller, 'workspaceId'>,
  id: string,
): Promise<ChangeSetRow> => {
  const found = await findChangeSet(db, workspaceId, id);
  if (found) return found;
  throw new AppError('change_set_not_found', `There is no change set ${id}.`, 'List the change sets to see their ids.');
};
