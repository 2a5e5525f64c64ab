import type { ListUserPoliciesCommandInput, ListUserPoliciesCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { listInline } from '../owner-policies.ts';

export const listUserPolicies: Operation<ListUserPoliciesCommandInput, Partial<ListUserPoliciesCommandOutput>> = {
  authorize: (call, input) => onUser(call, input.UserName, 'ListUserPolicies'),
  run: (call, input) => listInline(findUser(call, input.UserName), input),
};
