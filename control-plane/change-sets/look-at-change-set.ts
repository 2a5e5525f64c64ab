import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import { AppError } from '../errors.ts';
import { findLinkOfAnyWorkspace, updateLink } from '../links/link-store.ts';
import { loadChangeSet } from './change-set-store.ts';
import { makeChangeSet } from './create/make-change-set.ts';
import { observeExecution } from './observe/observe-execution.ts';

export type LookAtChangeSet = { changeSetId: string };

/** Job: brings one change set as far as CloudFormation lets it get now. Run twice it does nothing twice. */
export const lookAtChangeSet = async (deps: Deps, { changeSetId }: LookAtChangeSet): Promise<void> => {
  const changeSet = await loadChangeSet(deps.db, changeSetId);
  const link = changeSet && (await findLinkOfAnyWorkspace(deps.db, changeSet.link_id));
  if (!changeSet || !link) return;
  if (changeSet.state === 'creating') await makeChangeSet(deps, changeSet, link);
  if (changeSet.state === 'ready' || changeSet.state === 'executing') {
    try {
      await observeExecution(deps, changeSet, link);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'role_not_assumable') throw error;
      // whether the account still lets us in is the reconcile's business; we look again when it is time
      await updateLink(deps.db, link.id, { next_reconcile_at: timeOf(deps.clock) });
    }
  }
};
