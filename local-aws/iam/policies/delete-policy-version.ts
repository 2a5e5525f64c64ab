import type { DeletePolicyVersionCommandInput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { deleteConflict } from '../errors.ts';
import { findOwnVersion, onPolicy } from './find-policy.ts';

export const deletePolicyVersion: Operation<DeletePolicyVersionCommandInput> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'DeletePolicyVersion'),
  run(call, input) {
    const { policy, version } = findOwnVersion(call, input.PolicyArn, input.VersionId);
    if (version.id === policy.defaultVersion) throw deleteConflict('Cannot delete the default version of a policy.');
    policy.versions = policy.versions.filter((kept) => kept !== version);
  },
};
