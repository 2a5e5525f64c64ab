import type { Change } from '../../../contract/change-set.ts';
import type { RollbackTriggers } from '../../aws/cloudformation/rollback-triggers.ts';
import type { Template } from '../../template/read-template.ts';

/** All that a review is made of: what CloudFormation says, and the two templates. */
export type ReviewInput = {
  changes: Change[];
  /** With its transforms processed; undefined for a new stack, or where it could not be read. */
  before: Pick<Template, 'resources'> | undefined;
  after: Pick<Template, 'resources'>;
  transforms: string[];
  parameters: Record<string, string>;
  parameterTypes: Template['parameters'];
  accountId: string;
  assetsBucket: string;
  notificationArns: string[];
  capabilities: string[];
  rollbackTriggers: RollbackTriggers;
  onStackFailure: string | null;
  disableRollback: boolean;
  roleArn: string | null;
  warnings: string[];
};
