import type { GetRoleCommandInput, GetRoleCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findRole, onRole } from '../find.ts';
import { presentRole } from '../present.ts';

export const getRole: Operation<GetRoleCommandInput, Partial<GetRoleCommandOutput>> = {
  authorize: (call, input) => onRole(call, input.RoleName, 'GetRole'),
  run: (call, input) => ({ Role: presentRole(call.world, findRole(call, input.RoleName)) }),
};
