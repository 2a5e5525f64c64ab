import { randomUUID } from 'node:crypto';
import type { World } from '../../world.ts';
import type { Principal } from '../../principal.ts';
import { nextMoment } from '../next-moment.ts';
import { endOperationIn, type StackOperation } from '../stack-operation.ts';
import type { Properties, Stack, StackEvent, StackResource } from '../stack-state.ts';
import { publishNotification } from './publish-notification.ts';

/** Who an operation runs as, and the token that its events carry. */
export type Actor = {
  world: World;
  principal: Principal;
  token?: string;
  operation?: StackOperation;
  /** In the cleanup phase the ids of events tell neither status nor time. */
  inCleanup?: true;
};

/** Sets the stack's status and says so. */
export const emitStackEvent = (actor: Actor, stack: Stack, status: string, reason = ''): void => {
  stack.status = status;
  stack.reason = reason;
  // A create that is rolled back counts as a deletion, too.
  if (status === 'DELETE_IN_PROGRESS' || status === 'ROLLBACK_IN_PROGRESS') stack.deletedAt = actor.world.clock.now();
  const at = record(actor, stack, () => randomUUID(), {
    logicalId: stack.name,
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
  });
  if (actor.operation) endOperationIn(actor.operation, status, at);
};

/** Sets the resource's status and says so. */
export const emitResourceEvent = (
  actor: Actor,
  stack: Stack,
  resource: StackResource,
  status: string,
  reason = '',
): void => {
  resource.status = status;
  resource.reason = reason;
  resource.at = actor.world.clock.now();
  const idAt = (at: number) =>
    `${resource.logicalId}-${actor.inCleanup ? randomUUID() : `${status}-${new Date(at).toISOString()}`}`;
  record(actor, stack, idAt, {
    logicalId: resource.logicalId,
    physicalId: resource.physicalId,
    type: resource.type,
    status,
    reason,
    properties: textOf(resource.shown),
  });
};

const texts = new WeakMap<Properties, string>();

/** The events of a resource share one text: what is shown is never changed, only replaced. */
const textOf = (shown: Properties): string => {
  const text = texts.get(shown) ?? JSON.stringify(shown);
  texts.set(shown, text);
  return text;
};

const record = (
  actor: Actor,
  stack: Stack,
  idAt: (at: number) => string,
  event: Omit<StackEvent, 'id' | 'at'>,
): number => {
  const { token, operation } = actor;
  const at = nextMoment(stack, actor.world.clock.now());
  const recorded = {
    ...event,
    id: idAt(at),
    at,
    ...(token === undefined ? {} : { token }),
    ...(operation === undefined ? {} : { operationId: operation.id }),
  };
  stack.events.push(recorded);
  publishNotification(actor, stack, recorded);
  return at;
};
