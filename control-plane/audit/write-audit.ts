import type { Caller } from '../caller.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import { insertAuditEntry } from './audit-store.ts';

export type AuditFact = {
  /** A past-tense fact: `link.created`. */
  action: string;
  /** `kind:id` of what changed. */
  subject: string;
  /** From what to what, where the action does not say it. */
  detail?: string;
  awsRequestIds?: string[];
};

/** Whoever is not a person or a program with a key: the agent of a link, or the control plane by itself. */
export type Actor = Pick<Caller, 'workspaceId' | 'who'> & { from: string | null };

/** Written in the transaction of the change, so that neither is there without the other. */
export const writeAudit = async (
  { clock }: Pick<Deps, 'clock'>,
  trx: Database,
  actor: Actor,
  { action, subject, detail = '', awsRequestIds = [] }: AuditFact,
): Promise<void> => {
  await insertAuditEntry(trx, {
    workspace_id: actor.workspaceId,
    at: timeOf(clock),
    who: actor.who,
    action,
    subject,
    detail: detail || null,
    from_address: actor.from,
    aws_request_ids: awsRequestIds,
  });
};
