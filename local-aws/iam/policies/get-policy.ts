import type { GetPolicyCommandInput, GetPolicyCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { presentPolicy } from '../present.ts';
import { findPolicy, onPolicy } from './find-policy.ts';

export const getPolicy: Operation<GetPolicyCommandInput, Partial<GetPolicyCommandOutput>> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'GetPolicy'),
  run: (call, input) => ({ Policy: presentPolicy(call.world, call.account, findPolicy(call, input.PolicyArn)) }),
};
