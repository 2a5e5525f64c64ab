import { expect } from '@jest/globals';
import { refusals, type OperationTest } from '../../../support/operation-test.ts';
import type { Target } from '../../../support/start-target.ts';
import { readOnly } from '../documents.ts';
import { makePolicy } from '../make-policy.ts';
import type { OwnerInput, OwnerKind } from '../owner-kinds.ts';

export const listAttachedOwnerPolicies = (owner: OwnerKind): OperationTest => {
  const { kind, Kind, make } = owner;
  const list = async (target: Target, input: OwnerInput<'listAttachedPolicies'>) =>
    owner.listAttachedPolicies(target, { Name: input.Name ?? (await make(target)).name, ...input });
  const withPolicies = async (target: Target, ...arns: string[]): Promise<string> => {
    const { name } = await make(target);
    for (const PolicyArn of arns) await owner.attachPolicy(target, { Name: name, PolicyArn });
    return name;
  };

  return {
    fact: `IAM API reference, ListAttached${Kind}Policies: name and ARN of each managed policy; PathPrefix filters by the path of the policy; pages by Marker and MaxItems.`,
    shape: {
      'answers an empty list that is whole': async (target) => {
        expect(await list(target, {})).toMatchObject({ AttachedPolicies: [], IsTruncated: false });
      },
      'answers name and ARN': async (target) => {
        const name = await withPolicies(target, readOnly);
        const { AttachedPolicies } = await list(target, { Name: name });
        expect(AttachedPolicies).toEqual([{ PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly }]);
      },
    },
    validation: {
      ...refusals(list, {
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
        const { AttachedPolicies } = await list(target, { Name: name, PathPrefix: '/team/' });
        expect(AttachedPolicies).toEqual([{ PolicyName: inTeam.name, PolicyArn: inTeam.arn }]);
      },
      'comes in pages': async (target) => {
        const own = await makePolicy(target);
        const name = await withPolicies(target, readOnly, own.arn);
        const first = await list(target, { Name: name, MaxItems: 1 });
        expect(first).toMatchObject({ IsTruncated: true, Marker: expect.any(String) });
        const second = await list(target, { Name: name, MaxItems: 1, Marker: first.Marker });
        expect(second.IsTruncated).toBe(false);
        const arns = [...(first.AttachedPolicies ?? []), ...(second.AttachedPolicies ?? [])].map(
          ({ PolicyArn }) => PolicyArn,
        );
        expect(new Set(arns)).toEqual(new Set([readOnly, own.arn]));
      },
    },
  };
};
