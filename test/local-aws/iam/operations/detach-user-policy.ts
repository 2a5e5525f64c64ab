import {
  AttachUserPolicyCommand,
  DetachUserPolicyCommand,
  ListAttachedUserPoliciesCommand,
  IAMClient,
  type DetachUserPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeUser } from '../make-owners.ts';

const detach = async (target: Target, input: Partial<DetachUserPolicyCommandInput>) =>
  target.client(IAMClient).send(
    new DetachUserPolicyCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      PolicyArn: readOnly,
      ...input,
    }),
  );
const attachedTo = async (target: Target): Promise<string> => {
  const { name } = await makeUser(target);
  await target.client(IAMClient).send(new AttachUserPolicyCommand({ UserName: name, PolicyArn: readOnly }));
  return name;
};

export const detachUserPolicy: OperationTest = {
  fact: 'IAM API reference, DetachUserPolicy: takes a managed policy away from a user; NoSuchEntity where it is not attached.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await detach(target, { UserName: await attachedTo(target) });
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(detach, {
      'refuses a user that there is not': [
        { UserName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The user with name nobody-has-this-name cannot be found.',
      ],
      'refuses a name with a slash': [
        { UserName: 'a/b' },
        'ValidationError',
        'The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
      ],
      'refuses a policy that is not attached': [
        {},
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/ReadOnlyAccess was not found.',
      ],
    }),
  },
  behaviour: {
    'takes the policy away, once': async (target) => {
      const name = await attachedTo(target);
      await detach(target, { UserName: name });
      const list = new ListAttachedUserPoliciesCommand({ UserName: name });
      expect((await target.client(IAMClient).send(list)).AttachedPolicies).toEqual([]);
      await expect(detach(target, { UserName: name })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    },
  },
};
