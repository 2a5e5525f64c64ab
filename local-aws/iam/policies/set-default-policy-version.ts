import type { SetDefaultPolicyVersionCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findOwnPolicy, findPolicyVersion, onPolicy } from './find-policy.ts';

export const setDefaultPolicyVersion: Operation<SetDefaultPolicyVersionCommandInput> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'SetDefaultPolicyVersion'),
  run(call, input) {
    const policy = findOwnPolicy(call, input.PolicyArn);
    policy.defaultVersion = findPolicyVersion(policy, input.VersionId).id;
  },
};
