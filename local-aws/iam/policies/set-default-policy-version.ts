import type { SetDefaultPolicyVersionCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { findOwnVersion, onPolicy } from './find-policy.ts';

export const setDefaultPolicyVersion: Operation<SetDefaultPolicyVersionCommandInput> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'SetDefaultPolicyVersion'),
  run(call, input) {
    const { policy, version } = findOwnVersion(call, input.PolicyArn, input.VersionId);
    policy.defaultVersion = version.id;
  },
};
