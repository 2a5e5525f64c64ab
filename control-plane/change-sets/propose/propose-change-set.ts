import { createHash, randomUUID } from 'node:crypto';
import type { Proposal } from '../../../contract/change-set.ts';
import { describeStack } from '../../aws/cloudformation/describe-stack.ts';
import { linkAccess } from '../../aws/link-access.ts';
import { writeAudit } from '../../audit/write-audit.ts';
import type { Caller } from '../../caller.ts';
import { timeOf } from '../../clock.ts';
import type { Deps } from '../../compose.ts';
import { linkOf } from '../../links/link-of.ts';
import { insertChangeSet } from '../change-set-store.ts';
import { readTemplate, type Template } from '../../template/read-template.ts';
import { checkCapabilities } from './check-capabilities.ts';
import { checkParameters } from './check-parameters.ts';
import { checkPlace } from './check-place.ts';
import { changeSetTypeFor } from './check-stack.ts';

// by then its job has long run, or is lost
const firstLook = 2 * 60_000;

/**
 * Refuses at once what can be known to fail, then writes the row and its job together. Nothing has reached the
 * customer's account yet when this returns the new id.
 */
export const proposeChangeSet = async (
  deps: Pick<Deps, 'db' | 'queue' | 'clock' | 'aws'>,
  caller: Caller,
  proposal: Proposal,
): Promise<string> => {
  const { region, stackName, parameters = {}, capabilities = [], description = null } = proposal;
  const link = await linkOf(deps.db, caller, proposal.linkId);
  checkPlace(link, { region, stackName });
  const template = readTemplate(proposal.template);
  checkCapabilities(template, capabilities);

  const requestIds: string[] = [];
  const stack = await describeStack(deps.aws, linkAccess(link, region, 'propose', requestIds), stackName);
  const type = changeSetTypeFor(stack, region);
  checkParameters(template, parameters, type === 'UPDATE' ? (stack?.parameters ?? {}) : {});

  const id = randomUUID();
  await deps.db.transaction().execute(async (trx) => {
    await insertChangeSet(trx, {
      id,
      workspace_id: caller.workspaceId,
      link_id: link.id,
      account_id: link.account_id ?? '',
      region,
      stack_name: stackName,
      stack_id: stack?.stackId ?? null,
      type,
      name: `stackery-${id}`,
      state: 'creating',
      description,
      template_hash: createHash('sha256').update(proposal.template).digest('hex'),
      template: proposal.template,
      ...apart(template, parameters),
      capabilities: JSON.stringify(capabilities),
      changes: '[]',
      warnings: '[]',
      polled: false,
      created_at: timeOf(deps.clock),
      created_by: caller.who,
      next_look_at: timeOf(deps.clock, firstLook),
    });
    await deps.queue.send(trx, 'look-at-change-set', { changeSetId: id });
    const fact = { action: 'change-set.proposed', subject: `change-set:${id}`, awsRequestIds: requestIds };
    await writeAudit(deps, trx, caller, fact);
  });
  return id;
};

/** A NoEcho value is kept by itself, so that whatever shows the change set cannot show it. */
const apart = ({ parameters: declared }: Template, given: Record<string, string>) => {
  const entries = Object.entries(given);
  const isSecret = (name: string) => declared[name]?.noEcho ?? false;
  const shown = entries.map(([name, value]) => [name, isSecret(name) ? '****' : value]);
  const secrets = entries.filter(([name]) => isSecret(name));
  return {
    parameters: JSON.stringify(Object.fromEntries(shown)),
    secrets: secrets.length > 0 ? JSON.stringify(Object.fromEntries(secrets)) : null,
  };
};
