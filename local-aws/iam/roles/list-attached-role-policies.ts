import type { ListAttachedRolePoliciesCommandInput, ListAttachedRolePoliciesCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { listAttached } from '../owner-policies.ts';

export const listAttachedRolePolicies: Operation<
  ListAttachedRolePoliciesCommandInput,
  Partial<ListAttachedRolePoliciesCommandOutput>
> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'ListAttachedRolePolicies'),
  run: (call, input) => listAttached(findRole(call, input.RoleName), input),
};
