import type { PutUserPolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { putInline } from '../owner-policies.ts';

export const putUserPolicy: Operation<PutUserPolicyCommandInput> = {
  authorize: (call, input) => onUser(call, input.UserName, 'PutUserPolicy'),
  run(call, input) {
    putInline('user', findUser(call, input.UserName), input.PolicyName ?? '', input.PolicyDocument ?? '');
  },
};
