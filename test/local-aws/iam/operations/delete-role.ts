import {
  AttachRolePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  GetRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
  type DeleteRoleCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly, readQueues } from '../documents.ts';
import { makeRole } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const remove = async (target: Target, input: Partial<DeleteRoleCommandInput>) =>
  target
    .client(IAMClient)
    .send(new DeleteRoleCommand({ RoleName: input.RoleName ?? (await makeRole(target)).name, ...input }));

export const deleteRole: OperationTest = {
  fact: 'IAM API reference, DeleteRole: a role is deleted only without policies; DeleteConflict says what is left.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(remove, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
    }),
    'refuses while a managed policy is attached': async (target) => {
      const { name } = await makeRole(target);
      const attached = { RoleName: name, PolicyArn: readOnly };
      await target.client(IAMClient).send(new AttachRolePolicyCommand(attached));
      await expect(remove(target, { RoleName: name })).rejects.toMatchObject({
        ...refusal('DeleteConflictException', 'Cannot delete entity, must detach all policies first.'),
        $metadata: { httpStatusCode: 409 },
      });
      await target.client(IAMClient).send(new DetachRolePolicyCommand(attached));
      await remove(target, { RoleName: name });
    },
    'refuses while there is an inline policy': async (target) => {
      const { name } = await makeRole(target);
      const policy = { RoleName: name, PolicyName: 'own' };
      await target.client(IAMClient).send(new PutRolePolicyCommand({ ...policy, PolicyDocument: readQueues }));
      await expect(remove(target, { RoleName: name })).rejects.toMatchObject(
        refusal('DeleteConflictException', 'Cannot delete entity, must delete policies first.'),
      );
      await target.client(IAMClient).send(new DeleteRolePolicyCommand(policy));
      await remove(target, { RoleName: name });
    },
  },
  behaviour: {
    'leaves nothing to find, and cannot be done twice': async (target) => {
      const { name } = await makeRole(target);
      await remove(target, { RoleName: name });
      const gone = refusal('NoSuchEntityException', `The role with name ${name} cannot be found.`);
      const get = new GetRoleCommand({ RoleName: name });
      await expect(target.client(IAMClient).send(get)).rejects.toMatchObject(gone);
      await expect(remove(target, { RoleName: name })).rejects.toMatchObject(gone);
    },
    'leaves the managed policy that was attached': async (target) => {
      const policy = await makePolicy(target);
      const { name } = await makeRole(target);
      const iam = target.client(IAMClient);
      await iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: policy.arn }));
      await iam.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn: policy.arn }));
      await remove(target, { RoleName: name });
      const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: policy.arn }));
      expect(Policy).toMatchObject({ AttachmentCount: 0 });
    },
  },
};
