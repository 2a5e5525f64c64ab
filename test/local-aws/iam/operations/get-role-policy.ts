import {
  GetRolePolicyCommand,
  PutRolePolicyCommand,
  IAMClient,
  type GetRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, readQueues } from '../documents.ts';
import { makeRole } from '../make-owners.ts';

const withPolicy = async (target: Target): Promise<string> => {
  const { name } = await makeRole(target);
  const policy = { RoleName: name, PolicyName: 'own', PolicyDocument: readQueues };
  await target.client(IAMClient).send(new PutRolePolicyCommand(policy));
  return name;
};
const get = async (target: Target, input: Partial<GetRolePolicyCommandInput>) =>
  target.client(IAMClient).send(
    new GetRolePolicyCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PolicyName: 'own',
      ...input,
    }),
  );

export const getRolePolicy: OperationTest = {
  fact: 'IAM API reference, GetRolePolicy: the document is URL-encoded according to RFC 3986.',
  shape: {
    'answers both names and the encoded document': async (target) => {
      const name = await withPolicy(target);
      const { $metadata: _, ...found } = await get(target, { RoleName: name });
      expect(found).toEqual({
        RoleName: name,
        PolicyName: 'own',
        PolicyDocument: expect.stringMatching(/^%7B%22Version%22%3A/),
      });
      expect(decoded(found.PolicyDocument)).toBe(readQueues);
    },
  },
  validation: {
    ...refusals(get, {
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
      'refuses a policy that there is not': [
        { PolicyName: 'none' },
        'NoSuchEntityException',
        'The role policy with name none cannot be found.',
      ],
    }),
  },
  behaviour: {
    'shows the newest document': async (target) => {
      const name = await withPolicy(target);
      const PolicyDocument = readQueues.replace('sqs:ReceiveMessage', 'sqs:SendMessage');
      const policy = { RoleName: name, PolicyName: 'own', PolicyDocument };
      await target.client(IAMClient).send(new PutRolePolicyCommand(policy));
      expect(decoded((await get(target, { RoleName: name })).PolicyDocument)).toBe(PolicyDocument);
    },
  },
};
