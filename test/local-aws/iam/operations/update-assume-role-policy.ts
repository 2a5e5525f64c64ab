import {
  GetRoleCommand,
  IAMClient,
  UpdateAssumeRolePolicyCommand,
  type UpdateAssumeRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, document, trust } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const update = async (target: Target, input: Partial<UpdateAssumeRolePolicyCommandInput>) =>
  target.client(IAMClient).send(
    new UpdateAssumeRolePolicyCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PolicyDocument: trust({ AWS: target.accountId }),
      ...input,
    }),
  );

export const updateAssumeRolePolicy: OperationTest = {
  fact: 'IAM API reference, UpdateAssumeRolePolicy: replaces the trust policy, which has principals and no resource; quota of its length: 2,048 characters.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await update(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(update, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses what is not JSON': [
        { PolicyDocument: 'nothing' },
        'MalformedPolicyDocumentException',
        'This policy contains invalid Json',
      ],
      'refuses a policy without a principal': [
        { PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole' }) },
        'MalformedPolicyDocumentException',
        'Missing required field Principal',
      ],
      'refuses a user that does not exist': [
        { PolicyDocument: trust({ AWS: 'arn:aws:iam::111122223333:user/a:b' }) },
        'MalformedPolicyDocumentException',
        'Invalid principal in policy: "AWS":"arn:aws:iam::111122223333:user/a:b"',
      ],
      'refuses 2,049 characters': [
        { PolicyDocument: trust({ Service: Array.from({ length: 90 }, (_, i) => `s${i}.lambda.amazonaws.com`) }) },
        'LimitExceededException',
        'Cannot exceed quota for ACLSizePerRole: 2048',
      ],
    }),
  },
  behaviour: {
    'replaces the policy as it was written': async (target) => {
      const { name } = await makeRole(target);
      const PolicyDocument = trust({ AWS: `arn:aws:iam::${target.accountId}:root` });
      await update(target, { RoleName: name, PolicyDocument });
      const { Role } = await target.client(IAMClient).send(new GetRoleCommand({ RoleName: name }));
      expect(decoded(Role?.AssumeRolePolicyDocument)).toBe(PolicyDocument);
    },
  },
};
