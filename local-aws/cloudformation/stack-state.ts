import type { Capability, RollbackConfiguration } from '@aws-sdk/client-cloudformation';
import { regionalState } from '../state.ts';
import type { ChangeSet } from './change-sets/change-set.ts';
import type { StackOperation } from './stack-operation.ts';
import type { ParameterValue } from './template/parameters.ts';

export type Properties = Record<string, unknown>;

export type StackResource = {
  logicalId: string;
  type: string;
  /** Empty until there is one. */
  physicalId: string;
  status: string;
  reason: string;
  at: number;
  properties: Properties;
  /** The same with NoEcho values hidden: what events and change sets show. */
  shown: Properties;
  attributes: Record<string, unknown>;
  /** As put on the physical resource: its own, the stack's and CloudFormation's. */
  tags: Record<string, string>;
  /** The provider of a custom resource asked that its attributes are hidden. */
  noEcho: boolean;
  dependsOn: string[];
  deletionPolicy: string;
  updateReplacePolicy: string;
  metadata?: unknown;
  /** The last request to a custom resource's provider: once asked, it must be asked to delete, even if it never answered. */
  requestId?: string;
  /** Names the operation that changed it last: what a rollback must undo. */
  touchedBy: string;
  drift?: ResourceDrift;
};

export type ResourceDrift = {
  status: string;
  at: number;
  /** JSON texts of the properties, as the template wants them and as they are. */
  expected?: string;
  actual?: string;
  differences?: { path: string; expected: string; actual: string; type: string }[];
};

export type StackOutput = { key: string; value: string; description?: string; exportName?: string; imports?: string[] };

export type StackEvent = {
  id: string;
  at: number;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason: string;
  /** JSON text of the resource's properties; the stack itself has none. */
  properties?: string;
  token?: string;
  operationId?: string;
};

/** What an update replaces, and a rollback brings back. */
export type StackSettings = {
  templateText: string;
  description?: string;
  parameters: ParameterValue[];
  tags: Record<string, string>;
  capabilities: Capability[];
  notificationArns: string[];
  rollbackConfiguration?: RollbackConfiguration;
};

export type Stack = StackSettings & {
  id: string;
  name: string;
  account: string;
  region: string;
  status: string;
  reason: string;
  createdAt: number;
  updatedAt?: number;
  /** When its deletion, or the rollback of its creation, began. */
  deletedAt?: number;
  roleArn?: string;
  disableRollback: boolean;
  onFailure?: string;
  timeoutMinutes?: number;
  terminationProtection: boolean;
  policy?: string;
  /** What holds in place of the policy while the stack is updated, and what takes its place once it is. */
  updatePolicies?: { during?: string; after?: string };
  changeSetId?: string;
  outputs: StackOutput[];
  imports: string[];
  resources: Record<string, StackResource>;
  /** Kept while an update runs, and while its failure rests. */
  previous?: StackSettings & { outputs: StackOutput[]; imports: string[]; resources: Record<string, StackResource> };
  /** Physical resources that the cleanup phase takes away. */
  garbage: StackResource[];
  events: StackEvent[];
  changeSets: ChangeSet[];
  drift: { status: string; at?: number };
  /** All that was done to it, the oldest first. */
  operations: StackOperation[];
  /** Client request tokens that were taken, with what they asked. */
  tokens: Record<string, string>;
};

export type DriftDetection = {
  id: string;
  stackId: string;
  status: string;
  reason?: string;
  driftStatus: string;
  drifted: number;
  at: number;
};

export type CloudFormationState = {
  /** By stack id, in the order of creation; deleted ones stay, as in AWS for 90 days. */
  stacks: Map<string, Stack>;
  driftDetections: Map<string, DriftDetection>;
};

export const cloudFormationState = regionalState<CloudFormationState>('cloudformation', () => ({
  stacks: new Map(),
  driftDetections: new Map(),
}));
