import type { Deps } from '../../compose.ts';
import type { ErrorCode } from '../../../contract/error-codes.ts';
import { deleteChangeSet } from '../../aws/cloudformation/delete-change-set.ts';
import { linkAccess } from '../../aws/link-access.ts';
import { AppError } from '../../errors.ts';
import type { LinkRow } from '../../links/link-store.ts';
import type { ChangeSetRow } from '../change-set-table.ts';
import { settleChangeSet } from '../settle-change-set.ts';
import { becomeReady } from './become-ready.ts';
import { submitChangeSet } from './submit-change-set.ts';
import { waitUntilCreated } from './wait-until-created.ts';

const patience = 15 * 60_000;
const passing: ErrorCode[] = ['aws_throttled', 'unavailable', 'internal_error'];

// CloudFormation has no code for "no changes", and words it in two ways, the second when there is a transform
const noChanges = /^(The submitted information didn't contain changes|No updates are to be performed)/;

/** From `creating` to `ready`, `empty` or `failed`, or it throws, and is tried again while that may help. */
export const makeChangeSet = async (deps: Deps, changeSet: ChangeSetRow, link: LinkRow): Promise<void> => {
  const access = linkAccess(link, changeSet.region, 'propose');
  try {
    const submitted = await submitChangeSet(deps, access, changeSet, link);
    const described = await waitUntilCreated(deps.aws, access, submitted);
    if (described === 'not-yet') {
      await deps.queue.send(deps.db, 'look-at-change-set', { changeSetId: changeSet.id }, { startAfterSeconds: 5 });
      return;
    }
    if (described.status === 'CREATE_COMPLETE') return await becomeReady(deps, access, submitted, described);
    await deleteChangeSet(deps.aws, access, submitted);
    const empty = noChanges.test(described.statusReason);
    await settleChangeSet(deps, changeSet, {
      to: empty ? 'empty' : 'failed',
      fields: { problem: JSON.stringify(empty ? nothingToDo : refusedBecause(described.statusReason)) },
      awsRequestIds: access.requestIds ?? [],
    });
  } catch (error) {
    const young = changeSet.created_at.getTime() + patience > deps.clock.now();
    if (young && (!(error instanceof AppError) || passing.includes(error.code))) throw error;
    deps.log.warn({ err: error, changeSet: changeSet.id }, 'A change set could not be created.');
    await settleChangeSet(deps, changeSet, {
      to: 'failed',
      fields: { problem: JSON.stringify(problemOf(error)) },
      awsRequestIds: access.requestIds ?? [],
    });
  }
};

const nothingToDo = {
  code: 'no_changes',
  reason: 'The stack is already as this template and these parameters make it.',
  hint: 'There is nothing to execute. Metadata alone does not count as a change.',
};

const refusedBecause = (reason: string) => ({
  code: /requires? capabilities/i.test(reason) ? 'capabilities_required' : 'aws_refused',
  reason: `CloudFormation could not create the change set: ${reason || 'it gives no reason'}`,
  hint: 'Correct what CloudFormation names, then propose again.',
});

const problemOf = (error: unknown) =>
  error instanceof AppError
    ? { code: error.code, reason: error.message, hint: error.hint }
    : {
        code: 'internal_error',
        reason: 'The control plane could not create the change set.',
        hint: 'Propose again; if it fails again, tell the operator the id of this change set.',
      };
