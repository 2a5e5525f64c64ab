import { DescribeStackEventsCommand, type CloudFormationClient, type StackEvent } from '@aws-sdk/client-cloudformation';
import { pauses } from '../pauses.ts';
import { printable } from '../terminal/printable.ts';
import type { Report } from '../terminal/step.ts';

export type StackEnd = {
  status: string;
  /** The first resource that failed, and why; undefined when nothing did. */
  failure: { logicalId: string; type: string; reason: string } | undefined;
};

type Operation = { stackId: string; token: string };

/**
 * Follows one operation on a stack to its end, resource by resource. The operation is known by its client request
 * token: the stack's status alone may still be that of before.
 */
export const followStack = async (
  cloudFormation: CloudFormationClient,
  { stackId, token }: Operation,
  report: Report,
): Promise<StackEnd> => {
  const seen = new Set<string>();
  let failure: StackEnd['failure'];
  for await (const _ of pauses()) {
    for (const event of await newEvents(cloudFormation, { stackId, token }, seen)) {
      const line = eventLine(event, stackId);
      if (line) report(line);
      failure ??= failureIn(event, stackId);
      if (endsOperation(event, stackId)) return { status: event.ResourceStatus ?? '', failure };
    }
  }
  throw new Error('The stack has no end.');
};

/** The operation's events that were not seen yet, the oldest first. CloudFormation lists the newest first. */
const newEvents = async (
  cloudFormation: CloudFormationClient,
  { stackId, token }: Operation,
  seen: Set<string>,
): Promise<StackEvent[]> => {
  const found: StackEvent[] = [];
  let next: string | undefined;
  do {
    const page = await cloudFormation.send(new DescribeStackEventsCommand({ StackName: stackId, NextToken: next }));
    next = page.NextToken;
    for (const event of page.StackEvents ?? []) {
      const id = event.EventId ?? '';
      if (seen.has(id) || event.ClientRequestToken !== token) {
        // What was before the operation, or was read already, is followed only by older events.
        next = undefined;
        continue;
      }
      found.push(event);
    }
  } while (next);
  for (const event of found) seen.add(event.EventId ?? '');
  return found.reverse();
};

const isStack = (event: StackEvent, stackId: string): boolean => event.PhysicalResourceId === stackId;

const endsOperation = (event: StackEvent, stackId: string): boolean =>
  isStack(event, stackId) && /_(COMPLETE|FAILED)$/.test(event.ResourceStatus ?? '');

const failureIn = (event: StackEvent, stackId: string): StackEnd['failure'] => {
  if (isStack(event, stackId) || !/_FAILED$/.test(event.ResourceStatus ?? '')) return undefined;
  const reason = event.ResourceStatusReason ?? '';
  // CloudFormation cancels the others once one has failed; they say nothing about the cause.
  if (/cancelled/i.test(reason)) return undefined;
  return { logicalId: event.LogicalResourceId ?? '', type: event.ResourceType ?? '', reason };
};

const eventLine = (event: StackEvent, stackId: string): string | undefined => {
  const status = event.ResourceStatus ?? '';
  if (!isStack(event, stackId) && /_IN_PROGRESS$/.test(status)) return undefined;
  const reason =
    /_FAILED$|ROLLBACK/.test(status) && event.ResourceStatusReason ? `: ${event.ResourceStatusReason}` : '';
  return printable(`${status.padEnd(22)} ${event.LogicalResourceId ?? ''} (${event.ResourceType ?? ''})${reason}`);
};
