import type { Change, OnStackFailure } from '@aws-sdk/client-cloudformation';
import type { StackSettings } from '../stack-state.ts';

/** A change set and everything that executing it needs. */
export type ChangeSet = StackSettings & {
  id: string;
  name: string;
  type: 'CREATE' | 'UPDATE';
  /** The operation that makes it. */
  operationId: string;
  changeSetDescription?: string;
  createdAt: number;
  status: string;
  statusReason?: string;
  executionStatus: string;
  roleArn?: string;
  onStackFailure?: OnStackFailure;
  includeNestedStacks: boolean;
  token?: string;
  changes: Change[];
  /** The changes as they are told without values. */
  outline: Change[];
};
