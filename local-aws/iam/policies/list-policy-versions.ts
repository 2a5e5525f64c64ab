import type { ListPolicyVersionsCommandInput, ListPolicyVersionsCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { pageOf } from '../page.ts';
import { findPolicy, onPolicy } from './find-policy.ts';

export const listPolicyVersions: Operation<ListPolicyVersionsCommandInput, Partial<ListPolicyVersionsCommandOutput>> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'ListPolicyVersions'),
  run(call, input) {
    const policy = findPolicy(call, input.PolicyArn);
    const { items, ...page } = pageOf([...policy.versions].reverse(), input);
    return {
      Versions: items.map((version) => ({
        VersionId: version.id,
        IsDefaultVersion: version.id === policy.defaultVersion,
        CreateDate: new Date(version.createdAt),
      })),
      ...page,
    };
  },
};
