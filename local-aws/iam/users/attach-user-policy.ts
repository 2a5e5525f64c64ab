import type { AttachUserPolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findUser, onUser } from '../find.ts';
import { attach } from '../owner-policies.ts';

export const attachUserPolicy: Operation<AttachUserPolicyCommandInput> = {
  authorize: (call, input) =>
    onUser(call, input.UserName, 'AttachUserPolicy', { 'iam:PolicyARN': input.PolicyArn ?? '' }),
  run(call, input) {
    attach(call, 'user', findUser(call, input.UserName), input.PolicyArn ?? '');
  },
};
