import {
  AttachRolePolicyCommand,
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  GetPolicyCommand,
  IAMClient,
  type DeletePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { listBuckets } from '../documents.ts';
import { makeRole } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const remove = async (target: Target, input: Partial<DeletePolicyCommandInput>) =>
  target
    .client(IAMClient)
    .send(new DeletePolicyCommand({ PolicyArn: input.PolicyArn ?? (await makePolicy(target)).arn, ...input }));

export const deletePolicy: OperationTest = {
  fact: 'IAM API reference, DeletePolicy: only when it is attached to nothing and has no version but the default.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(remove, {
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
    'refuses while it is attached': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      const { name: RoleName } = await makeRole(target);
      await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
      await expect(remove(target, { PolicyArn })).rejects.toMatchObject({
        ...refusal('DeleteConflictException', 'Cannot delete a policy attached to entities.'),
        $metadata: { httpStatusCode: 409 },
      });
    },
    'refuses while it has other versions': async (target) => {
      const { arn: PolicyArn } = await makePolicy(target);
      const version = { PolicyArn, PolicyDocument: listBuckets };
      await target.client(IAMClient).send(new CreatePolicyVersionCommand(version));
      await expect(remove(target, { PolicyArn })).rejects.toMatchObject(
        refusal('DeleteConflictException', /^This policy has more than one version\./),
      );
    },
  },
  behaviour: {
    'leaves nothing to find, and frees the name': async (target) => {
      const { arn: PolicyArn, name } = await makePolicy(target);
      await remove(target, { PolicyArn });
      const get = new GetPolicyCommand({ PolicyArn });
      await expect(target.client(IAMClient).send(get)).rejects.toMatchObject({ name: 'NoSuchEntityException' });
      await makePolicy(target, { PolicyName: name });
    },
  },
};
