import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  DetachUserPolicyCommand,
  GetPolicyCommand,
  GetUserCommand,
  IAMClient,
  PutUserPolicyCommand,
  type DeleteUserCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly, readQueues } from '../documents.ts';
import { makeUser } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const remove = async (target: Target, input: Partial<DeleteUserCommandInput>) =>
  target
    .client(IAMClient)
    .send(new DeleteUserCommand({ UserName: input.UserName ?? (await makeUser(target)).name, ...input }));

export const deleteUser: OperationTest = {
  fact: 'IAM API reference, DeleteUser: a user is deleted only without policies and access keys; DeleteConflict says what is left.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await remove(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(remove, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
    }),
    'refuses while a managed policy is attached': async (target) => {
      const { name } = await makeUser(target);
      const attached = { UserName: name, PolicyArn: readOnly };
      await target.client(IAMClient).send(new AttachUserPolicyCommand(attached));
      await expect(remove(target, { UserName: name })).rejects.toMatchObject({
        ...refusal('DeleteConflictException', 'Cannot delete entity, must detach all policies first.'),
        $metadata: { httpStatusCode: 409 },
      });
      await target.client(IAMClient).send(new DetachUserPolicyCommand(attached));
      await remove(target, { UserName: name });
    },
    'refuses while there is an inline policy': async (target) => {
      const { name } = await makeUser(target);
      const policy = { UserName: name, PolicyName: 'own' };
      await target.client(IAMClient).send(new PutUserPolicyCommand({ ...policy, PolicyDocument: readQueues }));
      await expect(remove(target, { UserName: name })).rejects.toMatchObject(
        refusal('DeleteConflictException', 'Cannot delete entity, must delete policies first.'),
      );
      await target.client(IAMClient).send(new DeleteUserPolicyCommand(policy));
      await remove(target, { UserName: name });
    },
    'refuses while the user has an access key': async (target) => {
      const { name } = await makeUser(target);
      const iam = target.client(IAMClient);
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
      await expect(remove(target, { UserName: name })).rejects.toMatchObject(
        refusal('DeleteConflictException', 'Cannot delete entity, must delete access keys first.'),
      );
      await iam.send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId: AccessKey?.AccessKeyId }));
      await remove(target, { UserName: name });
    },
  },
  behaviour: {
    'leaves nothing to find, and cannot be done twice': async (target) => {
      const { name } = await makeUser(target);
      await remove(target, { UserName: name });
      const gone = refusal('NoSuchEntityException', `The user with name ${name} cannot be found.`);
      const get = new GetUserCommand({ UserName: name });
      await expect(target.client(IAMClient).send(get)).rejects.toMatchObject(gone);
      await expect(remove(target, { UserName: name })).rejects.toMatchObject(gone);
    },
    'leaves the managed policy that was attached': async (target) => {
      const policy = await makePolicy(target);
      const { name } = await makeUser(target);
      const iam = target.client(IAMClient);
      await iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: policy.arn }));
      await iam.send(new DetachUserPolicyCommand({ UserName: name, PolicyArn: policy.arn }));
      await remove(target, { UserName: name });
      const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: policy.arn }));
      expect(Policy).toMatchObject({ AttachmentCount: 0 });
    },
  },
};
