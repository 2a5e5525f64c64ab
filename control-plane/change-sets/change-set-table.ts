import type { JSONColumnType, Selectable } from 'kysely';
import type { Change, ChangeSetState, Review } from '../../contract/change-set.ts';
import type { Problem } from '../../contract/problem.ts';

export type ChangeSetTable = {
  id: string;
  workspace_id: string;
  link_id: string;
  account_id: string;
  region: string;
  stack_name: string;
  stack_id: string | null;
  type: 'CREATE' | 'UPDATE';
  /** CloudFormation's name of it, and its ARN once it is there. */
  name: string;
  arn: string | null;
  state: ChangeSetState;
  problem: JSONColumnType<Problem | null, string | null, string | null>;
  description: string | null;
  template_hash: string;
  /** Only while it is on its way to the assets bucket. */
  template: string | null;
  template_url: string | null;
  /** As proposed, but for the values of those that the template marks NoEcho. */
  parameters: JSONColumnType<Record<string, string>>;
  /** These values, only until CloudFormation has them. */
  secrets: JSONColumnType<Record<string, string> | null, string | null, string | null>;
  capabilities: JSONColumnType<string[]>;
  changes: JSONColumnType<Change[]>;
  review: JSONColumnType<Review | null, string | null, string | null>;
  warnings: JSONColumnType<string[]>;
  /** The stack has no topic of ours: nobody tells us, so we look more often. */
  polled: boolean;
  created_at: Date;
  created_by: string;
  ready_at: Date | null;
  settled_at: Date | null;
  next_look_at: Date | null;
};

export type ChangeSetRow = Selectable<ChangeSetTable>;
