import type { ListAttachedUserPoliciesCommandInput, ListAttachedUserPoliciesCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { listAttached } from '../owner-policies.ts';

export const listAttachedUserPolicies: Operation<
  ListAttachedUserPoliciesCommandInput,
  Partial<ListAttachedUserPoliciesCommandOutput>
> = {
  authorize: (call, input) => onUser(call, input.UserName, 'ListAttachedUserPolicies'),
  run: (call, input) => listAttached(findUser(call, input.UserName), input),
};
