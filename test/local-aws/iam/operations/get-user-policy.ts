import {
  GetUserPolicyCommand,
  PutUserPolicyCommand,
  IAMClient,
  type GetUserPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { decoded, readQueues } from '../documents.ts';
import { makeUser } from '../make-owners.ts';

const withPolicy = async (target: Target): Promise<string> => {
  const { name } = await makeUser(target);
  const policy = { UserName: name, PolicyName: 'own', PolicyDocument: readQueues };
  await target.client(IAMClient).send(new PutUserPolicyCommand(policy));
  return name;
};
const get = async (target: Target, input: Partial<GetUserPolicyCommandInput>) =>
  target.client(IAMClient).send(
    new GetUserPolicyCommand({
      UserName: input.UserName ?? (await makeUser(target)).name,
      PolicyName: 'own',
      ...input,
    }),
  );

export const getUserPolicy: OperationTest = {
  fact: 'IAM API reference, GetUserPolicy: the document is URL-encoded according to RFC 3986.',
  shape: {
    'answers both names and the encoded document': async (target) => {
      const name = await withPolicy(target);
      const { $metadata: _, ...found } = await get(target, { UserName: name });
      expect(found).toEqual({
        UserName: name,
        PolicyName: 'own',
        PolicyDocument: expect.stringMatching(/^%7B%22Version%22%3A/),
      });
      expect(decoded(found.PolicyDocument)).toBe(readQueues);
    },
  },
  validation: {
    ...refusals(get, {
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
      'refuses a policy that there is not': [
        { PolicyName: 'none' },
        'NoSuchEntityException',
        'The user policy with name none cannot be found.',
      ],
    }),
  },
  behaviour: {
    'shows the newest document': async (target) => {
      const name = await withPolicy(target);
      const PolicyDocument = readQueues.replace('sqs:ReceiveMessage', 'sqs:SendMessage');
      const policy = { UserName: name, PolicyName: 'own', PolicyDocument };
      await target.client(IAMClient).send(new PutUserPolicyCommand(policy));
      expect(decoded((await get(target, { UserName: name })).PolicyDocument)).toBe(PolicyDocument);
    },
  },
};
