import type { CreatePolicyVersionCommandInput, CreatePolicyVersionCommandOutput } from '@aws-sdk/client-iam';
import type { Operation } from '../../operation.ts';
import { limitExceeded } from '../errors.ts';
import { findOwnPolicy, onPolicy } from './find-policy.ts';
import { checkPolicyDocument } from './policy-size.ts';

const maxVersions = 5;

export const createPolicyVersion: Operation<
  CreatePolicyVersionCommandInput,
  Partial<CreatePolicyVersionCommandOutput>
> = {
  authorize: (call, input) => onPolicy(call, input.PolicyArn, 'CreatePolicyVersion'),
  run(call, input) {
    const policy = findOwnPolicy(call, input.PolicyArn);
    const document = input.PolicyDocument ?? '';
    checkPolicyDocument(document);
    if (policy.versions.length >= maxVersions) {
      throw limitExceeded(
        'A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.',
      );
    }
    const now = Math.floor(call.world.clock.now() / 1000) * 1000;
    const version = { id: `v${policy.nextVersion++}`, document, createdAt: now };
    policy.versions.push(version);
    policy.updatedAt = now;
    if (input.SetAsDefault) policy.defaultVersion = version.id;
    return {
      PolicyVersion: {
        VersionId: version.id,
        IsDefaultVersion: input.SetAsDefault ?? false,
        CreateDate: new Date(now),
      },
    };
  },
};
