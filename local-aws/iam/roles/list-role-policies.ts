import type { ListRolePoliciesCommandInput, ListRolePoliciesCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { listInline } from '../owner-policies.ts';

export const listRolePolicies: Operation<ListRolePoliciesCommandInput, Partial<ListRolePoliciesCommandOutput>> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'ListRolePolicies'),
  run: (call, input) => listInline(findRole(call, input.RoleName), input),
};
