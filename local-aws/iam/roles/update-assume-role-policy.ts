import type { UpdateAssumeRolePolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { checkTrustPolicy } from './check-trust-policy.ts';

export const updateAssumeRolePolicy: Operation<UpdateAssumeRolePolicyCommandInput> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'UpdateAssumeRolePolicy'),
  run(call, input) {
    const role = findRole(call, input.RoleName);
    role.trusted = checkTrustPolicy(call.world, input.PolicyDocument ?? '');
    role.trustPolicy = input.PolicyDocument ?? '';
  },
};
