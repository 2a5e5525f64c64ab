import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  IAMClient,
  type DetachRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const detach = async (target: Target, input: Partial<DetachRolePolicyCommandInput>) =>
  target.client(IAMClient).send(
    new DetachRolePolicyCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PolicyArn: readOnly,
      ...input,
    }),
  );
const attachedTo = async (target: Target): Promise<string> => {
  const { name } = await makeRole(target);
  await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: readOnly }));
  return name;
};

export const detachRolePolicy: OperationTest = {
  fact: 'IAM API reference, DetachRolePolicy: takes a managed policy away from a role; NoSuchEntity where it is not attached.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await detach(target, { RoleName: await attachedTo(target) });
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(detach, {
      'refuses a role that there is not': [
        { RoleName: 'nobody-has-this-name' },
        'NoSuchEntityException',
        'The role with name nobody-has-this-name cannot be found.',
      ],
      'refuses a name with a slash': [
        { RoleName: 'a/b' },
        'ValidationError',
        'The specified value for roleName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
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
      await detach(target, { RoleName: name });
      const list = new ListAttachedRolePoliciesCommand({ RoleName: name });
      expect((await target.client(IAMClient).send(list)).AttachedPolicies).toEqual([]);
      await expect(detach(target, { RoleName: name })).rejects.toMatchObject({ name: 'NoSuchEntityException' });
    },
  },
};
