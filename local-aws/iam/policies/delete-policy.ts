import type { DeletePolicyCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { deleteConflict } from '../errors.ts';
import { attachedTo } from '../present.ts';
import { iamState } from '../store.ts';
import { findOwnPolicy, onPolicy } from './find-policy.ts';

export const deletePolicy: Operation<DeletePolicyCommandInput> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'DeletePolicy'),
  run(call, input) {
    const policy = findOwnPolicy(call, input.PolicyArn);
    if (attachedTo(call.world, call.account, policy.arn).length > 0) {
      throw deleteConflict('Cannot delete a policy attached to entities.');
    }
    if (policy.versions.length > 1) {
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      );
    }
    iamState(call.world, call.account).policies.delete(policy.arn);
  },
};
