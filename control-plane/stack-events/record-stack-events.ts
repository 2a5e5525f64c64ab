import type { StackEvent, StackEventBatch, StackEventReceipt } from '../../contract/stack-event.ts';
import type { Agent } from '../agent/authenticate-agent.ts';
import { parseArn } from '../aws/arn.ts';
import { openChangeSetsOfStack } from '../change-sets/change-set-store.ts';
import { timeOf } from '../clock.ts';
import type { Deps } from '../compose.ts';
import type { Database } from '../database/tables.ts';
import { AppError } from '../errors.ts';
import { updateLink, type LinkRow } from '../links/link-store.ts';
import { announce } from '../live/announce.ts';
import { insertStackEvents } from './stack-event-store.ts';

/**
 * Stores a relayed batch, all of it or nothing. Events come late, twice and out of order, so they only say where to
 * look: what has become of a change set or of the agent stack is asked of CloudFormation.
 */
export const recordStackEvents = async (
  deps: Pick<Deps, 'db' | 'queue' | 'clock'>,
  { link, accountId }: Pick<Agent, 'link' | 'accountId'>,
  { events }: StackEventBatch,
): Promise<StackEventReceipt> => {
  const receivedAt = timeOf(deps.clock);
  const rows = events.map((event, index) => ({
    link_id: link.id,
    workspace_id: link.workspace_id,
    region: regionOf(event, index, accountId),
    stack_id: event.stackId,
    event_id: event.eventId,
    stack_name: event.stackName,
    at: timeOfEvent(event, index),
    received_at: receivedAt,
    logical_resource_id: event.logicalResourceId,
    physical_resource_id: event.physicalResourceId,
    resource_type: event.resourceType,
    resource_status: event.resourceStatus,
    resource_status_reason: event.resourceStatusReason,
    client_request_token: event.clientRequestToken,
  }));
  // one order for all, so that two batches with the same events wait for each other and not crosswise
  rows.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.event_id < b.event_id ? -1 : 1));
  return deps.db.transaction().execute(async (trx) => {
    const stored = await insertStackEvents(trx, rows);
    const isNew = new Set(stored.map(({ stack_id, event_id }) => `${stack_id}\n${event_id}`));
    const fresh = events.filter(({ stackId, eventId }) => isNew.has(`${stackId}\n${eventId}`));
    if (fresh.length > 0) await announce(trx, link.workspace_id, 'stack-event', link.id);
    const changed = new Set(fresh.filter(isAboutTheStack).map(({ stackId }) => stackId));
    for (const stackId of changed) await lookAt(deps, trx, link, stackId);
    return { stored: stored.length };
  });
};

const regionOf = ({ stackId }: StackEvent, index: number, accountId: string): string => {
  const arn = parseArn(stackId);
  const is = arn?.service === 'cloudformation' && arn.region !== '' && arn.resource.startsWith('stack/');
  if (!arn || !is)
    throw new AppError(
      'invalid_request',
      `Event ${index} of the batch names no stack: ${stackId}.`,
      'Nothing of the batch was stored; send it again without that event.',
    );
  if (arn.account !== accountId)
    throw new AppError(
      'account_mismatch',
      `Event ${index} of the batch is about a stack in account ${arn.account}, but was sent from ${accountId}.`,
      'Nothing of the batch was stored; an account can only report its own stacks.',
    );
  return arn.region;
};

// the schema lets through what is a time by its form only, as the 60th second
const timeOfEvent = ({ timestamp }: StackEvent, index: number): Date => {
  const at = new Date(timestamp);
  if (!Number.isNaN(at.getTime())) return at;
  throw new AppError(
    'invalid_request',
    `Event ${index} of the batch has a timestamp that is no time: ${timestamp}.`,
    'Nothing of the batch was stored; send it again without that event.',
  );
};

// nested stacks are resources of this type too, but under another id
const isAboutTheStack = ({ resourceType, physicalResourceId, stackId }: StackEvent): boolean =>
  resourceType === 'AWS::CloudFormation::Stack' && physicalResourceId === stackId;

const lookAt = async (
  { queue, clock }: Pick<Deps, 'queue' | 'clock'>,
  trx: Database,
  link: LinkRow,
  stackId: string,
): Promise<void> => {
  if (stackId === link.stack_id) await updateLink(trx, link.id, { next_reconcile_at: timeOf(clock) });
  for (const { id } of await openChangeSetsOfStack(trx, link.id, stackId))
    await queue.send(trx, 'look-at-change-set', { changeSetId: id });
};
