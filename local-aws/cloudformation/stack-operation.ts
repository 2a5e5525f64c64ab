import type { OperationEntry, OperationType } from '@aws-sdk/client-cloudformation';
import { randomUUID } from 'node:crypto';
import type { Principal } from '../principal.ts';
import type { Finding } from './change-sets/validate-before-deployment.ts';
import type { Actor } from './engine/emit-event.ts';
import { nextMoment } from './next-moment.ts';
import type { Stack } from './stack-state.ts';

/** What is done to a stack under one id. A rollback that follows a failure is an operation of its own. */
export type StackOperation = {
  id: string;
  type: OperationType;
  /** Names the event that stands for the operation itself. */
  eventId: string;
  startedAt: number;
  ended?: { at: number; good: boolean };
  /** Whose it is: what a restored world goes on with. */
  principal: Principal;
  token?: string;
  /** What the validation before deployment found. */
  findings: Finding[];
};

/** The operation that changes the stack now. */
export const openOperation = ({ operations }: Stack): StackOperation | undefined =>
  operations.findLast(({ type, ended }) => type !== 'CREATE_CHANGESET' && ended === undefined);

/** What takes the place of another, as a rollback does and a delete can, ends that one as failed. */
export const beginOperation = (
  { world, stack, principal, token }: Actor & { stack: Stack },
  type: OperationType,
): StackOperation => {
  const startedAt = nextMoment(stack, world.clock.now());
  const open = openOperation(stack);
  if (open && type !== 'CREATE_CHANGESET') endOperation(open, startedAt, false);
  const operation: StackOperation = {
    id: randomUUID(),
    type,
    eventId: randomUUID(),
    startedAt,
    principal,
    ...(token === undefined ? {} : { token }),
    findings: [],
  };
  stack.operations.push(operation);
  return operation;
};

export const endOperation = (operation: StackOperation, at: number, good: boolean): void => {
  operation.ended ??= { at, good };
};

const goodEnds: Record<OperationType, RegExp> = {
  CREATE_STACK: /^CREATE_COMPLETE$/,
  UPDATE_STACK: /^UPDATE_COMPLETE$/,
  DELETE_STACK: /^DELETE_COMPLETE$/,
  ROLLBACK: /ROLLBACK_COMPLETE$/,
  CONTINUE_ROLLBACK: /ROLLBACK_COMPLETE$/,
  CREATE_CHANGESET: /^CREATE_COMPLETE$/,
};

/** An operation is over when its stack, or its change set, rests: well if that is where it was to lead. */
export const endOperationIn = (operation: StackOperation, status: string, at: number): void => {
  if (!status.endsWith('_IN_PROGRESS')) endOperation(operation, at, goodEnds[operation.type].test(status));
};

export const operationOfToken = (
  { operations }: Stack,
  type: OperationType,
  token: string,
): Pick<OperationEntry, 'OperationId'> => {
  const operation = operations.find((one) => one.type === type && one.token === token);
  return operation === undefined ? {} : { OperationId: operation.id };
};

/** What was done to the stack last, and above it its rollback: making a change set does nothing to it. */
export const lastOperations = ({ operations }: Stack): OperationEntry[] => {
  const done = operations.filter(({ type }) => type !== 'CREATE_CHANGESET').reverse();
  const first = done.findIndex(({ type }) => !type.endsWith('ROLLBACK'));
  return done.slice(0, first + 1).map(({ id, type }) => ({ OperationType: type, OperationId: id }));
};
