import type { Updateable } from 'kysely';
import type { ChangeSetState } from '../../contract/change-set.ts';
import { writeAudit, type Actor } from '../audit/write-audit.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { moveChangeSet } from './change-set-store.ts';
import type { ChangeSetRow, ChangeSetTable } from './change-set-table.ts';

export type Move = {
  to: ChangeSetState;
  fields?: Omit<Updateable<ChangeSetTable>, 'state'>;
  awsRequestIds?: string[];
  /** Absent when nobody asked: the control plane has seen it. */
  actor?: Actor;
};

/** Moves a change set and writes the audit entry of it; undefined when somebody else was faster. */
export const settleChangeSet = (
  deps: Pick<Deps, 'db' | 'clock'>,
  changeSet: Pick<ChangeSetRow, 'id' | 'workspace_id'>,
  { to, fields, awsRequestIds = [], actor }: Move,
): Promise<ChangeSetRow | undefined> =>
  deps.db.transaction().execute(async (trx) => {
    const moved = await moveChangeSet(trx, changeSet, to, timeOf(deps.clock), fields);
    const by = actor ?? { workspaceId: changeSet.workspace_id, who: 'control-plane', from: null };
    if (moved) {
      const fact = { action: `change-set.${to}`, subject: `change-set:${changeSet.id}`, awsRequestIds };
      await writeAudit(deps, trx, by, fact);
    }
    return moved;
  });
