import {
  AttachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  IAMClient,
  type AttachRolePolicyCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeRole } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const attach = async (target: Target, input: Partial<AttachRolePolicyCommandInput>) =>
  target.client(IAMClient).send(
    new AttachRolePolicyCommand({
      RoleName: input.RoleName ?? (await makeRole(target)).name,
      PolicyArn: readOnly,
      ...input,
    }),
  );
const attached = async (target: Target, RoleName: string) =>
  (await target.client(IAMClient).send(new ListAttachedRolePoliciesCommand({ RoleName }))).AttachedPolicies;

export const attachRolePolicy: OperationTest = {
  fact: 'IAM API reference, AttachRolePolicy: attaches a managed policy of the account or of AWS; IAM quotas: ten managed policies for each role.',
  shape: {
    'answers nothing but its request id': async (target) => {
      const { $metadata, ...rest } = await attach(target, {});
      expect(rest).toEqual({});
      expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  },
  validation: {
    ...refusals(attach, {
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
        { PolicyArn: 'arn:aws:iam::aws:policy/NoSuchPolicy' },
        'NoSuchEntityException',
        'Policy arn:aws:iam::aws:policy/NoSuchPolicy does not exist or is not attachable.',
      ],
      'refuses an ARN that names no policy': [
        { PolicyArn: 'arn:aws:iam::aws:role/NoSuchPolicy' },
        'InvalidInputException',
        'ARN arn:aws:iam::aws:role/NoSuchPolicy is not valid.',
      ],
      'refuses what is no ARN, with another code': [
        { PolicyArn: 'the-name-of-some-policy' },
        'ValidationError',
        'ARN the-name-of-some-policy is not valid.',
      ],
      'refuses an ARN shorter than any': [
        { PolicyArn: 'arn' },
        'ValidationError',
        /at 'policyArn' failed to satisfy constraint: Member must have length greater than or equal to 20/,
      ],
    }),
    'refuses an eleventh policy': async (target) => {
      const { name } = await makeRole(target);
      const policies = await Promise.all(Array.from({ length: 11 }, () => makePolicy(target)));
      for (const { arn } of policies.slice(1)) await attach(target, { RoleName: name, PolicyArn: arn });
      await expect(attach(target, { RoleName: name, PolicyArn: policies[0]?.arn })).rejects.toMatchObject(
        refusal('LimitExceededException', 'Cannot exceed quota for PoliciesPerRole: 10'),
      );
    },
  },
  behaviour: {
    'attaches a policy of AWS and one of the account': async (target) => {
      const { name } = await makeRole(target);
      const own = await makePolicy(target);
      await attach(target, { RoleName: name });
      await attach(target, { RoleName: name, PolicyArn: own.arn });
      const found = await attached(target, name);
      expect(found).toHaveLength(2);
      expect(found).toContainEqual({ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly });
      expect(found).toContainEqual({ PolicyName: own.name, PolicyArn: own.arn });
    },
    'may be said twice': async (target) => {
      const { name } = await makeRole(target);
      await attach(target, { RoleName: name });
      await attach(target, { RoleName: name });
      expect(await attached(target, name)).toHaveLength(1);
    },
  },
};
