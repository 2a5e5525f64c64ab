import type { GetPolicyVersionCommandInput, GetPolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { encodeDocument } from '../encode-document.ts';
import { findPolicyVersion, onPolicy } from './find-policy.ts';

export const getPolicyVersion: Operation<GetPolicyVersionCommandInput, Partial<GetPolicyVersionCommandOutput>> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'GetPolicyVersion'),
  run(call, input) {
    const { policy, version } = findPolicyVersion(call, input.PolicyArn, input.VersionId);
    return {
      PolicyVersion: {
        Document: encodeDocument(version.document),
        VersionId: version.id,
        IsDefaultVersion: version.id === policy.defaultVersion,
        CreateDate: new Date(version.createdAt),
      },
    };
  },
};
