import { AttachRolePolicyCommand, GetPolicyCommand, IAMClient, type GetPolicyCommandInput } from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeRole, makeUser } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const get = async (target: Target, input: Partial<GetPolicyCommandInput>) =>
  target.client(IAMClient).send(new GetPolicyCommand({ PolicyArn: readOnly, ...input }));

export const getPolicy: OperationTest = {
  fact: 'IAM API reference, GetPolicy: the policy with its description, default version and how often it is attached, not its document.',
  shape: {
    'answers all there is of a policy': async (target) => {
      const { arn, name, id } = await makePolicy(target, { Description: 'd', Tags: [{ Key: 'k', Value: 'v' }] });
      expect((await get(target, { PolicyArn: arn })).Policy).toEqual({
        PolicyName: name,
        PolicyId: id,
        Arn: arn,
        Path: '/',
        DefaultVersionId: 'v1',
        AttachmentCount: 0,
        PermissionsBoundaryUsageCount: 0,
        IsAttachable: true,
        Description: 'd',
        CreateDate: expect.any(Date),
        UpdateDate: expect.any(Date),
        Tags: [{ Key: 'k', Value: 'v' }],
      });
    },
    'answers a policy of AWS, too': async (target) => {
      const { Policy } = await get(target, {});
      expect(Policy).toMatchObject({ PolicyName: 'ReadOnlyAccess', Arn: readOnly, Path: '/', IsAttachable: true });
    },
  },
  validation: {
    ...refusals(get, {
      'refuses a policy that there is not': [
        { PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/NoSuchPolicy was not found.',
      ],
      'refuses an ARN that names no policy': [
        { PolicyArn: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
    }),
  },
  behaviour: {
    'counts to whom it is attached, and whom it bounds': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      const { name: RoleName } = await makeRole(target);
      await makeUser(target, { PermissionsBoundary: PolicyArn });
      await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
      expect((await get(target, { PolicyArn })).Policy).toMatchObject({
        AttachmentCount: 1,
        PermissionsBoundaryUsageCount: 1,
      });
    },
  },
};
