import {
  AttachRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  IAMClient,
  type ListAttachedRolePoliciesCommandInput,
} from '@aws-sdk/client-iam';
import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makeRole } from '../make-owners.ts';
import { makePolicy } from '../make-policy.ts';

const list = async (target: Target, input: Partial<ListAttachedRolePoliciesCommandInput>) =>
  target
    .client(IAMClient)
    .send(new ListAttachedRolePoliciesCommand({ RoleName: input.RoleName ?? (await makeRole(target)).name, ...input }));
const withPolicies = async (target: Target, ...arns: string[]): Promise<string> => {
  const { name } = await makeRole(target);
  for (const PolicyArn of arns) {
    await target.client(IAMClient).send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn }));
  }
  return name;
};

export const listAttachedRolePolicies: OperationTest = {
  fact: 'IAM API reference, ListAttachedRolePolicies: name and ARN of each managed policy; PathPrefix filters by the path of the policy; pages by Marker and MaxItems.',
  shape: {
    'answers an empty list that is whole': async (target) => {
      expect(await list(target, {})).toMatchObject({ AttachedPolicies: [], IsTruncated: false });
    },
    'answers name and ARN': async (target) => {
      const name = await withPolicies(target, readOnly);
      const { AttachedPolicies } = await list(target, { RoleName: name });
      expect(AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }]);
    },
  },
  validation: {
    ...refusals(list, {
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
      'refuses a page of none': [
        { MaxItems: 0 },
        'ValidationError',
        /at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1/,
      ],
      'refuses a path prefix that does not begin with a slash': [
        { PathPrefix: 'team/' },
        'ValidationError',
        /^The specified value for pathPrefix is invalid\./,
      ],
    }),
  },
  behaviour: {
    'keeps to a path': async (target) => {
      const inTeam = await makePolicy(target, { Path: '/team/' });
      const name = await withPolicies(target, readOnly, inTeam.arn);
      const { AttachedPolicies } = await list(target, { RoleName: name, PathPrefix: '/team/' });
      expect(AttachedPolicies).toEqual([{ PolicyName: inTeam.name, PolicyArn: inTeam.arn }]);
    },
    'comes in pages': async (target) => {
      const own = await makePolicy(target);
      const name = await withPolicies(target, readOnly, own.arn);
      const first = await list(target, { RoleName: name, MaxItems: 1 });
      expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
      const second = await list(target, { RoleName: name, MaxItems: 1, Marker: first.Marker });
      expect(second.IsTruncated).toBe(false);
      const arns = [...(first.AttachedPolicies ?? []), ...(second.AttachedPolicies ?? [])].map(
        ({ PolicyArn }) => PolicyArn,
      );
      expect(new Set(arns)).toEqual(new Set([readOnly, own.arn]));
    },
  },
};
