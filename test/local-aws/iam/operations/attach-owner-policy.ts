import { expect } from '@jest/globals';
import { refusal, refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const attachOwnerPolicy = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const attach = async (target: Target, input: OwnerInput<'attachPolicy'>) =>
    owner.attachPolicy(target, { Name: input.Name ?? (await make(target)).name, PolicyArn: readOnly, ...input });
  const attached = async (target: Target, Name: string) =>
    (await owner.listAttachedPolicies(target, { Name })).AttachedPolicies;

  return {
    fact: `IAM API reference, Attach${Kind}Policy: attaches a managed policy of the account or of AWS; IAM quotas: ten managed policies for each ${kind}.`,
    shape: {
      'answers nothing but its request id': async (target) => {
        const { $metadata, ...rest } = await attach(target, {});
        expect(rest).toEqual({});
        expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
      },
    },
    validation: {
      ...refusals(attach, {
        [`refuses a ${kind} that there is not`]: [
          { Name: 'nobody-has-this-name' },
          'NoSuchEntityException',
          `The ${kind} with name nobody-has-this-name cannot be found.`,
        ],
        'refuses a name with a slash': [
          { Name: 'a/b' },
          'ValidationError',
          `The specified value for ${kind}Name is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
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
        const { name } = await make(target);
        const policies = await Promise.all(Array.from({ length: 11 }, () => makePolicy(target)));
        for (const { arn } of policies.slice(1)) await attach(target, { Name: name, PolicyArn: arn });
        await expect(attach(target, { Name: name, PolicyArn: policies[0]?.arn })).rejects.toMatchObject(
          refusal('LimitExceededException', `Cannot exceed quota for PoliciesPer${Kind}: 10`),
        );
      },
    },
    behaviour: {
      'attaches a policy of AWS and one of the account': async (target) => {
        const { name } = await make(target);
        const own = await makePolicy(target);
        await attach(target, { Name: name });
        await attach(target, { Name: name, PolicyArn: own.arn });
        const found = await attached(target, name);
        expect(found).toHaveLength(2);
        expect(found).toContainEqual({ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly });
        expect(found).toContainEqual({ PolicyName: own.name, PolicyArn: own.arn });
      },
      'may be said twice': async (target) => {
        const { name } = await make(target);
        await attach(target, { Name: name });
        await attach(target, { Name: name });
        expect(await attached(target, name)).toHaveLength(1);
      },
    },
  };
};
