import type { GetUserPolicyCommandInput, GetUserPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { getInline } from '../owner-policies.ts';

export const getUserPolicy: Operation<GetUserPolicyCommandInput, Partial<GetUserPolicyCommandOutput>> = {
  authorize: (call, input) => onUser(call, input.UserName, 'GetUserPolicy'),
  run: (call, input) => ({
    UserName: input.UserName ?? '',
    ...getInline('user', findUser(call, input.UserName), input.PolicyName ?? ''),
  }),
};
