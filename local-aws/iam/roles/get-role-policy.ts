import type { GetRolePolicyCommandInput, GetRolePolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { getInline } from '../owner-policies.ts';

export const getRolePolicy: Operation<GetRolePolicyCommandInput, Partial<GetRolePolicyCommandOutput>> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'GetRolePolicy'),
  run: (call, input) => ({
    RoleName: input.RoleName ?? '',
    ...getInline('role', findRole(call, input.RoleName), input.PolicyName ?? ''),
  }),
};
